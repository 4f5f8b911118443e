package dev.tandem.functions.sim;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.store.dynamo.Written;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Role;
import dev.tandem.protocol.ClientMessage.LockRequest;
import dev.tandem.protocol.ClientMessage.UnlockRequest;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.ServerMessage.LockChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Owners who take one lock from one another, while the updates they made under it are on their way. */
final class Struggle {
    static final String ROOM = "trip";
    static final EntityKey TENT = APackingList.item("tent");

    private static final Pattern NAME = Pattern.compile("\"name\":\"([0-9]+ [^\"]+)\"");
    private static final List<String> PEOPLE = List.of("ben", "cleo", "dora");
    private static final int HOLDS = 5;
    private static final int RESENDS = 100;

    private final SimWorld world;
    private final DynamoStores stores;
    private final LockCases cases;
    private final List<Lock> grants = new ArrayList<>();
    private final List<Outcome.Rejected> rejected = new ArrayList<>();
    private final List<String> late = new ArrayList<>();

    /** Over the rows of the world, which may be spoilt. */
    Struggle(SimWorld world, Rows rows) {
        this.world = world;
        stores = new DynamoStores(new Watched(rows), world.pause(), world.random());
        cases = LockCases.over(
                stores.rooms(),
                stores.connections(),
                stores.locks(),
                world.clock(),
                world.pause()::forAbout,
                world.random());
    }

    /** Every lock that somebody was told to have, in that order. */
    List<Lock> grants() {
        return grants;
    }

    /** Every refusal that somebody was told of. */
    List<Outcome.Rejected> rejected() {
        return rejected;
    }

    /** What was written under a lock that another had before the write was sent. */
    List<String> late() {
        return late;
    }

    /** Begins well; from then on the given faults happen. */
    void run(Faults faults) {
        APackingList.in(stores.rooms(), ROOM).with(TENT, "Tent");
        for (String user : PEOPLE) {
            stores.rooms().putMember(ROOM, new Member(user, user, Role.OWNER, true, 1), 0);
            stores.rooms().register(ROOM, client(user), user);
        }
        world.suffer(faults);
        PEOPLE.forEach(user -> world.spawn(user, () -> live(user)));
        world.run();
        world.heal();
    }

    private static String client(String user) {
        return user + "-phone";
    }

    private void live(String user) {
        long n = 1;
        for (int i = 0; i < HOLDS; i++) {
            sleep(40);
            Optional<Lock> lock = take(user);
            if (lock.isPresent()) {
                n = edit(user, lock.get(), n);
            }
        }
    }

    private Optional<Lock> take(String user) {
        LockRequest request = new LockRequest(
                Optional.empty(),
                ROOM,
                client(user),
                TENT,
                Optional.empty(),
                world.random().nextInt(4) > 0);
        if (cases.acquire().acquire(user, Optional.empty(), request) instanceof LockChanged changed) {
            grants.add(changed.lock());
            return Optional.of(changed.lock());
        }
        return Optional.empty();
    }

    private long edit(String user, Lock lock, long first) {
        long n = first;
        for (int writes = world.random().nextInt(1, 4); writes > 0; writes--) {
            sleep(20);
            settle(user, new Mutation(n, 0, List.of(rename(user, lock, n)), Map.of(TENT, lock.token())));
            n++;
        }
        if (world.random().nextBoolean()) {
            cases.release().release(user, new UnlockRequest(Optional.empty(), ROOM, client(user), TENT, lock.token()));
        }
        return n;
    }

    /** The name says under which token it was given, and by whom. */
    private static Operation rename(String user, Lock lock, long n) {
        return new Operation.Update(TENT, Map.of("name", Json.of(lock.token() + " " + client(user) + " " + n)));
    }

    private void settle(String user, Mutation mutation) {
        Update update = new Update(
                Optional.empty(), ROOM, client(user), APackingList.meta(ROOM).epoch(), List.of(mutation));
        for (int tries = 0; tries < RESENDS; tries++) {
            ServerMessage answer = cases.submit().submit(user, update);
            if (answer instanceof Ack ack) {
                ack.outcomes().stream()
                        .filter(Outcome.Rejected.class::isInstance)
                        .forEach(outcome -> rejected.add((Outcome.Rejected) outcome));
                return;
            }
            sleep(100);
        }
        throw new AssertionError(user + " never gets through");
    }

    private void sleep(int most) {
        world.sleep(Duration.ofMillis(1 + world.random().nextInt(most)));
    }

    /** Sees every write, and lets those of names be on their way for a while. */
    private final class Watched extends PassingRows {
        private long newest;

        Watched(Rows rows) {
            super(rows);
        }

        @Override
        public Written transact(Table table, List<Write> writes) {
            List<String> names = names(writes).toList();
            if (!names.isEmpty()) {
                sleep(60);
            }
            long known = newest;
            Written written = super.transact(table, writes);
            if (written instanceof Written.Done) {
                names.stream().filter(name -> tokenOf(name) < known).forEach(late::add);
                tokens(writes).forEach(token -> newest = Math.max(newest, token));
            }
            return written;
        }

        private static LongStream tokens(List<Write> writes) {
            return writes.stream()
                    .filter(write -> write.key().sk().startsWith("lock#") && write instanceof Write.Put)
                    .map(write -> ((Write.Put) write).row().attributes())
                    .flatMapToLong(row -> row.get("token") instanceof Value.Whole(long number)
                            ? LongStream.of(number)
                            : LongStream.empty());
        }

        private static Stream<String> names(List<Write> writes) {
            return writes.stream()
                    .filter(write -> write.key().sk().startsWith("entity#") && write instanceof Write.Put)
                    .map(write -> ((Write.Put) write).row().text("body"))
                    .flatMap(body -> NAME.matcher(body).results().map(name -> name.group(1)));
        }
    }

    /** The token of what {@link #rename} wrote. */
    static long tokenOf(String name) {
        return Long.parseLong(name.substring(0, name.indexOf(' ')));
    }
}
