package dev.tandem.functions.convergence;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.convergence.RemovalRun.Phase;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.JoinRoom;
import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The same person over REST: sends a batch, waits for changes, and sends the next. An answer that is on its way cannot be called back. */
final class RemovalPoller {
    private static final int SIZE = 25;

    private final RemovalRun run;
    private final String client;
    private Optional<String> epoch = Optional.empty();
    private boolean updating;
    private boolean dismissed;
    private long n;

    RemovalPoller(RemovalRun run, String client) {
        this.run = run;
        this.client = client;
    }

    int inFlight() {
        return updating ? SIZE : 0;
    }

    void live() {
        Identity who = new Identity(RemovalRun.REMOVED, RemovalRun.REMOVED, Instant.MAX);
        var join = new ClientMessage.Join(
                Optional.empty(), RemovalRun.ROOM, client, true, Optional.empty(), Optional.empty());
        while (run.isRunning() && !dismissed) {
            if (epoch.isEmpty()) {
                ask(() -> run.wiring().joinRoom().join(who, join, JoinRoom.ONLINE));
            } else {
                update();
                var sync = new ClientMessage.Sync(Optional.empty(), RemovalRun.ROOM, epoch.get(), 0);
                ask(() -> run.wiring()
                        .listChanges()
                        .after(RemovalRun.REMOVED, sync, Optional.of(client), Duration.ofSeconds(1)));
            }
        }
    }

    private void update() {
        List<Mutation> batch = LongStream.rangeClosed(n + 1, n + SIZE)
                .mapToObj(each -> new Mutation(
                        each,
                        1,
                        List.of(new Operation.Create(
                                new EntityKey("item", client + "-" + each), Map.of("name", Json.of("item"))))))
                .toList();
        updating = true;
        ask(() -> run.wiring()
                .submitUpdate()
                .submit(
                        RemovalRun.REMOVED,
                        new ClientMessage.Update(
                                Optional.empty(), RemovalRun.ROOM, client, epoch.orElseThrow(), batch)));
        updating = false;
    }

    /** The way there, and the way back. */
    private void ask(Supplier<ServerMessage> request) {
        run.world().sleep(Duration.ofMillis(run.weather().delay()));
        try {
            ServerMessage answer = request.get();
            run.world().sleep(Duration.ofMillis(run.weather().delay()));
            receive(answer);
        } catch (StoreUnavailable unavailable) {
            run.world().sleep(Duration.ofMillis(100));
        }
    }

    private void receive(ServerMessage answer) {
        switch (answer) {
            case ServerMessage.Joined joined -> epoch = Optional.of(joined.epoch());
            case ServerMessage.Ack ack -> {
                n = ack.last();
                ack.commit().ifPresent(this::old);
            }
            case ServerMessage.Changes changes -> changes.commits().forEach(this::old);
            case ServerMessage.Failure failure -> dismissed |= failure.code() == ErrorCode.NOT_A_MEMBER;
            default -> throw new AssertionError("never asked for: " + answer);
        }
    }

    private void old(Commit commit) {
        if (run.phase() == Phase.OUTSIDE && commit.seq() > run.committedBefore()) {
            throw new AssertionError("written after the removal, and told: " + commit);
        }
    }
}
