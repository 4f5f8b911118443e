package dev.tandem.local.stack;

import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.store.Generation;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.protocol.Wire;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A stack in this process, and people who work with it. Patience is long: only a failure uses it up. */
final class RunningStack implements AutoCloseable {
    static final long PATIENCE = 60;

    private final LocalStack stack;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(8, Thread.ofPlatform().daemon().factory());
    private final List<RoomClient> clients = new ArrayList<>();

    private RunningStack(LocalStack stack) {
        this.stack = stack;
    }

    static RunningStack inMemory() {
        return start(Optional.empty(), Optional.empty());
    }

    /** In memory, with the kind files of a folder. */
    static RunningStack withKinds(Path folder) {
        return start(Optional.empty(), Optional.of(folder));
    }

    static RunningStack on(Path data) {
        return start(Optional.of(data), Optional.empty());
    }

    /** In memory, with something between its parts. */
    static RunningStack with(Between between) {
        return new RunningStack(LocalStack.start(
                new StackSettings(0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), System.err::println)
                        .with(between)));
    }

    /** On data that was put back from a copy. */
    static RunningStack restored(Path data, Generation generation) {
        return new RunningStack(LocalStack.start(new StackSettings(
                0,
                Optional.of(data),
                Path.of("no-such-site"),
                Clock.systemUTC(),
                System.err::println,
                Optional.empty(),
                Limits.OFF,
                generation)));
    }

    private static RunningStack start(Optional<Path> data, Optional<Path> kinds) {
        Path site = Path.of("no-such-site");
        return new RunningStack(
                LocalStack.start(new StackSettings(0, data, site, Clock.systemUTC(), System.err::println, kinds)));
    }

    LocalStack stack() {
        return stack;
    }

    Api signIn(String user) {
        return Api.signIn(stack.url(), user, user);
    }

    /** A packing list that anyone with the link may edit. */
    static String newRoom(Api owner) {
        Json room = owner.post(
                "/api/rooms",
                Json.object()
                        .put("kind", "packing-list")
                        .put("title", "Lisbon")
                        .put("link", "editor")
                        .build());
        return Form.of(room).text("id");
    }

    RoomClient enter(Api who, String room) throws Exception {
        RoomClient client = RoomClient.enter(
                        who, room, UUID.randomUUID().toString(), timer, ThreadLocalRandom.current())
                .get(PATIENCE, TimeUnit.SECONDS);
        clients.add(client);
        return client;
    }

    /** The whole log of a room, oldest first. */
    static List<Commit> log(Api member, String room) {
        String epoch = Form.of(member.get("/api/rooms/" + room)).text("epoch");
        List<Commit> log = new ArrayList<>();
        boolean more = true;
        while (more) {
            long since = log.isEmpty() ? 0 : log.getLast().seq();
            Form page = Form.of(member.get("/api/rooms/" + room + "/changes?epoch=" + epoch + "&since=" + since));
            page.items("commits").forEach(commit -> log.add(Wire.commit(commit)));
            more = page.flag("more");
        }
        return log;
    }

    /** An item that is there. */
    static Entity item(RoomClient client, String id) {
        Entity item = client.entities().get(new EntityKey("item", id));
        if (item == null || item.deleted()) {
            throw new AssertionError("No item " + id);
        }
        return item;
    }

    static Operation addItem(String id, String name) {
        return new Operation.Create(new EntityKey("item", id), Map.of("name", Json.of(name)));
    }

    static Operation setItem(String id, String field, Json value) {
        return new Operation.Update(new EntityKey("item", id), Map.of(field, value));
    }

    @Override
    public void close() {
        clients.forEach(RoomClient::close);
        timer.shutdownNow();
        stack.close();
    }
}
