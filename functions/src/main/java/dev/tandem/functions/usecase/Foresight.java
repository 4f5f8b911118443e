package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.room.Need;
import dev.tandem.room.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Reads for the ordinary update in one round what is not known already: the head of the log and the entities it names, side by side. The author and
 * the room are remembered ({@link RoomMemory}), and the receipt is taken to be what a client that counts on would have. Whatever of it is wrong, the
 * commit's conditions find out. So a decision on it is good for one thing: to be committed. Nothing else of it may be told to anybody; where it is not
 * committed, everything is loaded and decided anew. What looks through whole types, at locks or back into the log is never read in this way: that
 * relies on the head being read first.
 */
final class Foresight {
    private final RoomStore rooms;
    private final RoomKinds kinds;
    private final RoomMemory memory;
    private final Lanes lanes;

    Foresight(RoomStore rooms, RoomKinds kinds, RoomMemory memory, Lanes lanes) {
        this.rooms = rooms;
        this.kinds = kinds;
        this.memory = memory;
        this.lanes = lanes;
    }

    private record Plan(RoomMeta room, Member member, Kind kind, Need need) {}

    /** Nothing where it has to be loaded as ever. {@code meanwhile} is done in any case, and what it throws is thrown. */
    Optional<LoadRoom.Ready> read(Update update, Batch batch, Runnable meanwhile) {
        Optional<Plan> plan = plan(update, batch);
        if (plan.isEmpty()) {
            meanwhile.run();
            return Optional.empty();
        }
        Need need = plan.get().need();
        AtomicReference<Optional<Head>> head = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<Map<EntityKey, Entity>>> entities = new AtomicReference<>(Optional.empty());
        lanes.all(List.of(
                meanwhile,
                () -> head.set(tried(() -> rooms.head(update.room()))),
                () -> entities.set(tried(() -> rooms.entities(update.room(), need.keys())))));
        return head.get().flatMap(newest -> entities.get().flatMap(found -> ready(plan.get(), batch, newest, found)));
    }

    private Optional<Plan> plan(Update update, Batch batch) {
        return memory.find(update.room(), batch.user())
                .filter(known -> known.member().active()
                        && !known.room().archived()
                        && known.room().epoch().equals(update.epoch()))
                .flatMap(known -> kinds.of(update.room())
                        .map(kind -> new Plan(known.room(), known.member(), kind, Room.need(kind, batch))))
                .filter(plan -> plan.need().equals(new Need(plan.need().keys(), Set.of())));
    }

    private static Optional<LoadRoom.Ready> ready(Plan plan, Batch batch, Head head, Map<EntityKey, Entity> entities) {
        long last = batch.mutations().getFirst().n() - 1;
        Receipt receipt = new Receipt(batch.client(), batch.user(), last, List.of(), 0);
        Loaded loaded = new Loaded(plan.room(), head, Optional.of(plan.member()), Optional.of(receipt), entities);
        Need more = LoadRoom.alsoWanted(plan.kind(), loaded, batch);
        return more.equals(Need.NOTHING) ? Optional.of(new LoadRoom.Ready(plan.kind(), loaded)) : Optional.empty();
    }

    private static <T> Optional<T> tried(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (StoreUnavailable unavailable) {
            return Optional.empty();
        }
    }
}
