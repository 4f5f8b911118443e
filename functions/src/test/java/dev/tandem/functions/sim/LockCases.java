package dev.tandem.functions.sim;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.fixture.Posts;
import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.limit.Throttle;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.LockStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.AcquireLock;
import dev.tandem.functions.usecase.FanOut;
import dev.tandem.functions.usecase.Lanes;
import dev.tandem.functions.usecase.Leases;
import dev.tandem.functions.usecase.LoadLock;
import dev.tandem.functions.usecase.LockFanOut;
import dev.tandem.functions.usecase.Patience;
import dev.tandem.functions.usecase.Pause;
import dev.tandem.functions.usecase.ReleaseLock;
import dev.tandem.functions.usecase.RoomKinds;
import dev.tandem.functions.usecase.RoomMemory;
import dev.tandem.functions.usecase.RoomPost;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.functions.usecase.TellRoom;
import dev.tandem.functions.usecase.UpdateLimits;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.kind.Kinds;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** The use cases of locks over given stores, in rooms of a kind whose items need their own lock. */
record LockCases(AcquireLock acquire, ReleaseLock release, SubmitUpdate submit) {
    private static final String KIND = """
            {"kind":"packing-list","version":3,"title":{"en":"List","th":"รายการ"},"entities":{
              "list":{"singleton":true,"fields":{"title":{"type":"string"}}},
              "item":{"lock":true,"deleteConflict":"delete-wins","fields":{"name":{"type":"string"}}}}}
            """;

    static LockCases over(
            RoomStore rooms,
            ConnectionStore connections,
            LockStore locks,
            Clock clock,
            Pause pause,
            RandomGenerator random) {
        Log log = new Log(clock, line -> {});
        FanOut fanOut = new FanOut(Posts::new, Lanes.single(), pause, random, log);
        RoomPost post = new RoomPost(new RoomAccess(rooms), fanOut);
        Leases leases = new Leases(clock);
        LockFanOut tell = new LockFanOut(new TellRoom(connections, post, leases, log));
        RoomKinds kinds = new RoomKinds(rooms, kinds());
        LoadLock load = new LoadLock(rooms, kinds);
        Patience patience = new Patience(clock, pause, random);
        return new LockCases(
                new AcquireLock(locks, load, tell, patience, clock),
                new ReleaseLock(locks, load, tell, patience, clock),
                new SubmitUpdate(
                        rooms,
                        kinds,
                        new RoomMemory(),
                        Lanes.single(),
                        new UpdateLimits(new Throttle(Limits.OFF, clock, _ -> {})),
                        patience,
                        clock,
                        log));
    }

    private static Kinds kinds() {
        return switch (KindReader.read("packing-list.json", KIND)) {
            case KindFile.Valid valid -> Kinds.of(List.of(valid));
            case KindFile.Invalid invalid -> throw new IllegalStateException("" + invalid.problems());
        };
    }
}
