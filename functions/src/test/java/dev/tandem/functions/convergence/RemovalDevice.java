package dev.tandem.functions.convergence;

import dev.tandem.functions.convergence.RemovalRun.Phase;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A device that always has one batch on its way, and opens another socket as soon as one is closed. */
final class RemovalDevice {
    private static final Optional<String> UPDATE = Optional.of("update");
    private static final int PATIENCE = 4_000;

    private final RemovalRun run;
    private final String user;
    private final String client;
    private final int size;
    private Optional<String> socket = Optional.empty();
    private Optional<String> epoch = Optional.empty();
    private List<Mutation> batch = List.of();
    private boolean joined;
    private boolean dismissed;
    private boolean registered;
    private long due;
    private long n;

    RemovalDevice(RemovalRun run, String user, String client, int size) {
        this.run = run;
        this.user = user;
        this.client = client;
        this.size = size;
    }

    String client() {
        return client;
    }

    /** Mutations that were sent and not answered. */
    int inFlight() {
        return batch.size();
    }

    boolean wasDismissed() {
        return dismissed;
    }

    /** Opens one more socket, with a ticket from before. */
    void comeBackWith(String ticket) {
        run.world().spawn("ticket", () -> {
            try {
                run.wiring()
                        .signIns()
                        .redeemTicket()
                        .redeem(ticket, Optional.empty())
                        .ifPresent(_ -> open());
            } catch (StoreUnavailable unavailable) {
                // It was drawn, and is worth nothing any more.
            }
        });
    }

    void live() {
        while (run.isRunning() && !(dismissed && run.phase() == Phase.INVITED_AGAIN)) {
            run.world().sleep(Duration.ofMillis(30L + run.world().random().nextInt(120)));
            boolean closed = socket.filter(run.gateway()::isOpen).isEmpty();
            if (run.world().clock().millis() > due && (closed || !joined)) {
                joined = false;
                open();
            } else if (!closed
                    && joined
                    && (batch.isEmpty() || run.world().clock().millis() > due)) {
                send();
            }
        }
    }

    private void open() {
        due = run.world().clock().millis() + PATIENCE / 2;
        run.gateway().open(run.wiring(), user, this::receive, opened -> {
            socket = Optional.of(opened);
            ask(new ClientMessage.Join(
                    Optional.of("join"), RemovalRun.ROOM, client, !registered, Optional.empty(), Optional.empty()));
        });
    }

    /** Who is out asks for the room, and does not go on sending. */
    private void send() {
        if (dismissed) {
            return;
        }
        due = run.world().clock().millis() + PATIENCE;
        List<Mutation> next = new ArrayList<>();
        while (batch.isEmpty() && next.size() < size) {
            next.add(new Mutation(++n, 1, List.of(operation())));
        }
        batch = batch.isEmpty() ? next : batch;
        ask(new ClientMessage.Update(UPDATE, RemovalRun.ROOM, client, epoch.orElseThrow(), batch));
    }

    private Operation operation() {
        return size > 1 || n % 2 == 0
                ? new Operation.Create(new EntityKey("item", client + "-" + n), Map.of("name", Json.of("item")))
                : new Operation.Create(
                        new EntityKey("comment", client + "-" + n),
                        Map.of(
                                "onType", Json.of("list"),
                                "onId", Json.of("list"),
                                "text", Json.of("look"),
                                "mentions", Json.array(List.of(Json.of(RemovalRun.REMOVED)))));
    }

    private void ask(ClientMessage message) {
        socket.ifPresent(open -> run.gateway().send(run.wiring(), open, message));
    }

    private void receive(ServerMessage frame) {
        if (user.equals(RemovalRun.REMOVED)
                && run.phase() == Phase.OUTSIDE
                && !(frame instanceof ServerMessage.Failure)) {
            throw new AssertionError("arrived after the removal: " + frame);
        }
        switch (frame) {
            case ServerMessage.Joined answer -> {
                joined = true;
                registered = true;
                epoch = Optional.of(answer.epoch());
            }
            case ServerMessage.Ack ack ->
                batch = batch.stream().filter(each -> each.n() > ack.last()).toList();
            case ServerMessage.Revoked revoked -> dismiss();
            case ServerMessage.Failure failure -> {
                if (failure.code() == ErrorCode.NOT_A_MEMBER) {
                    dismiss();
                }
            }
            default -> {}
        }
    }

    private void dismiss() {
        dismissed = true;
        batch = List.of();
        joined = false;
    }
}
