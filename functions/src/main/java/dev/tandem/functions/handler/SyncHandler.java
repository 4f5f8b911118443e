package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Measures;
import dev.tandem.functions.log.Metric;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.ListChanges;
import dev.tandem.protocol.ClientMessage.Sync;
import dev.tandem.protocol.ServerMessage;
import java.util.Map;
import java.util.Optional;

/** The route {@code sync}. */
public final class SyncHandler extends MessageHandler<Sync> {
    private final ListChanges listChanges;
    private final Log log;

    /** For Lambda. */
    public SyncHandler() {
        this(Wiring.fromEnvironment());
    }

    public SyncHandler(Wiring wiring) {
        super(wiring, Sync.class);
        this.listChanges = wiring.listChanges();
        this.log = wiring.log();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Sync sync) {
        ServerMessage answer = listChanges.after(connection, sync);
        head(answer)
                .ifPresent(head -> log.measured(
                        "gap",
                        Map.of("room", sync.room()),
                        Measures.of(Metric.GAPS, Math.max(0, head - sync.since()))));
        return Optional.of(answer);
    }

    private static Optional<Long> head(ServerMessage answer) {
        return switch (answer) {
            case ServerMessage.Changes changes -> changes.head();
            case ServerMessage.Excerpts excerpts -> excerpts.head();
            default -> Optional.empty();
        };
    }
}
