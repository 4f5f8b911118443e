package dev.tandem.local.cost;

import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation.Create;
import dev.tandem.model.Operation.Update;
import dev.tandem.protocol.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets people work in a stack of its own, one thing after the other, and counts what each takes. Nothing in it depends on time. */
public final class Counting implements AutoCloseable {
    /** In how large rooms. */
    static final List<Integer> PEOPLE = List.of(2, 10, 50);

    private static final long PATIENCE = 120;

    /** Updates after which an instance knows a room as well as it ever will. */
    private static final int BEFORE = 4;

    /** Between updates of a room in which not much happens. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final EntityKey TENT = new EntityKey("item", "tent");

    private final Meter meter = new Meter();
    private final PassingClock clock = new PassingClock();
    private final LocalStack stack;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
    private final Map<Operation, NavigableMap<Integer, Counts>> counts = new EnumMap<>(Operation.class);
    private final List<RoomClient> clients = new ArrayList<>();

    /** @param express whether the function that commits tells the others */
    private Counting(boolean express) {
        stack = LocalStack.start(
                new StackSettings(0, Optional.empty(), Path.of("no-such-site"), clock, System.err::println)
                        .with(meter)
                        .express(express));
    }

    /** Counts everything. */
    public static Operations count() throws InterruptedException {
        try (Counting counting = new Counting(false);
                Counting express = new Counting(true)) {
            for (int people : PEOPLE) {
                counting.room(people);
                express.expressly(people);
            }
            counting.alone();
            counting.counts.putAll(express.counts);
            return new Operations(counting.counts);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the stack that is counted in does not work", failed);
        }
    }

    /** Something that is counted, and ends when a function has ended. */
    private interface Act {
        void act() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private void count(Operation operation, int people, String function, Act act)
            throws InterruptedException, ExecutionException, TimeoutException {
        Counts before = meter.counted();
        int ended = meter.ended(function);
        act.act();
        meter.await(function, ended + 1, TimeUnit.SECONDS.toMillis(PATIENCE));
        counts.computeIfAbsent(operation, _ -> new TreeMap<>())
                .put(people, meter.counted().minus(before));
    }

    private void room(int people) throws InterruptedException, ExecutionException, TimeoutException {
        Api owner = signIn(1);
        int told = meter.ended("BroadcastHandler");
        String room = RoomFacts.make(owner, "packing-list", "Lisbon", true);
        meter.await("BroadcastHandler", told + 1, TimeUnit.SECONDS.toMillis(PATIENCE));
        List<Api> all = new ArrayList<>();
        for (int person = 1; person <= people; person++) {
            Api api = signIn(person);
            all.add(api);
            enter(api, room);
        }
        leave(clients.removeLast());
        count(Operation.ENTER, people, "JoinHandler", () -> enter(all.getLast(), room));
        RoomClient first = clients.getFirst();
        create(first);
        RoomClient last = clients.getLast();
        update(Operation.FIRST_UPDATE, first, people, "Large tent");
        Counts telling = update(Operation.UPDATE, first, people, "Small tent");
        counts.computeIfAbsent(Operation.TELL, _ -> new TreeMap<>()).put(people, telling);
        count(
                Operation.MOVE,
                people,
                "PresenceHandler",
                () -> first.presence(
                        Status.ONLINE,
                        Optional.of(Json.object().put("view", "items").build())));
        count(Operation.PING, people, "PingHandler", first::heartbeat);
        clients.removeLast();
        count(Operation.LEAVE, people, "DisconnectHandler", last::close);
        while (!clients.isEmpty()) {
            leave(clients.removeLast());
        }
    }

    private void expressly(int people) throws InterruptedException, ExecutionException, TimeoutException {
        Api owner = signIn(1);
        String room = RoomFacts.make(owner, "packing-list", "Lisbon", true);
        for (int person = 1; person <= people; person++) {
            enter(signIn(person), room);
        }
        RoomClient first = clients.getFirst();
        create(first);
        // Its instance knows room and author then, and all that is looked back to is kept as told, some time ago.
        for (int before = 0; before < BEFORE; before++) {
            clock.pass(QUIET);
            update(Operation.EXPRESS, first, people, "Tent " + before);
        }
        clock.pass(QUIET);
        Counts left = update(Operation.EXPRESS, first, people, "Small tent");
        counts.computeIfAbsent(Operation.LEFT, _ -> new TreeMap<>()).put(people, left);
        while (!clients.isEmpty()) {
            leave(clients.removeLast());
        }
    }

    /** The acknowledgement is counted for the operation; given is what it took to tell it. */
    private Counts update(Operation operation, RoomClient client, int people, String name)
            throws InterruptedException, ExecutionException, TimeoutException {
        int told = meter.ended("BroadcastHandler");
        Counts before;
        Runnable letGo = meter.hold();
        try {
            count(
                    operation,
                    people,
                    "UpdateHandler",
                    () -> client.mutate(List.of(new Update(TENT, Map.of("name", Json.of(name)))))
                            .get(PATIENCE, TimeUnit.SECONDS));
            before = meter.counted();
        } finally {
            letGo.run();
        }
        meter.await("BroadcastHandler", told + 1, TimeUnit.SECONDS.toMillis(PATIENCE));
        return meter.counted().minus(before);
    }

    private void create(RoomClient client) throws InterruptedException, ExecutionException, TimeoutException {
        int told = meter.ended("BroadcastHandler");
        client.mutate(List.of(new Create(TENT, Map.of("name", Json.of("Tent"), "quantity", Json.of(1)))))
                .get(PATIENCE, TimeUnit.SECONDS);
        meter.await("BroadcastHandler", told + 1, TimeUnit.SECONDS.toMillis(PATIENCE));
    }

    private void alone() throws InterruptedException, ExecutionException, TimeoutException {
        Api ann = signIn(1);
        count(Operation.LIST, 1, "RestHandler", () -> ann.get("/api/rooms"));
        count(Operation.CREATE, 1, "BroadcastHandler", () -> RoomFacts.make(ann, "packing-list", "Porto", false));
        count(Operation.SWEEP, 1, "SweepHandler", meter::sweep);
    }

    private void enter(Api who, String room) throws InterruptedException, ExecutionException, TimeoutException {
        RoomClient client = RoomClient.enter(
                        who, room, UUID.randomUUID().toString(), timer, ThreadLocalRandom.current())
                .get(PATIENCE, TimeUnit.SECONDS);
        clients.add(client);
    }

    private void leave(RoomClient client) throws InterruptedException, ExecutionException, TimeoutException {
        int left = meter.ended("DisconnectHandler");
        client.close();
        meter.await("DisconnectHandler", left + 1, TimeUnit.SECONDS.toMillis(PATIENCE));
    }

    private Api signIn(int person) {
        String user = "person%02d".formatted(person);
        return Api.signIn(stack.url(), user, user);
    }

    @Override
    public void close() {
        clients.forEach(RoomClient::close);
        timer.shutdownNow();
        stack.close();
    }
}
