package dev.tandem.functions.usecase;

import dev.tandem.functions.limit.Limit;
import dev.tandem.functions.limit.Throttle;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses updates of who sends too many (PROTOCOL Q1), before anything is read or written for them. One's own buckets are asked first: what they
 * refuse takes nothing from the room's, so a flooding person cannot use up what is there for the others.
 */
public final class UpdateLimits {
    private final Throttle throttle;

    public UpdateLimits(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Nothing where it may be decided. */
    Optional<ServerMessage> refusal(String user, Update update) {
        return throttle.ask(Limit.UPDATES, user)
                .or(() -> throttle.ask(
                        Limit.MUTATIONS,
                        update.room() + "/" + update.client() + "/" + user,
                        update.mutations().size()))
                .or(() -> throttle.ask(Limit.COMMITS, update.room()))
                .map(wait -> throttled(update, wait));
    }

    private static ServerMessage throttled(Update update, Duration wait) {
        return new ServerMessage.Failure(
                update.id(), ErrorCode.THROTTLED, Optional.of(wait.toMillis()), Optional.of(update.room()), Map.of());
    }
}
