package dev.tandem.functions.handler;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.limit.Limit;
import dev.tandem.functions.limit.Throttle;
import java.time.Duration;
import java.util.Optional;

/** Which buckets a request takes from (PROTOCOL Q1). */
final class RestLimits {
    private final Throttle throttle;

    RestLimits(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Before anybody looks at its token: by address. */
    Optional<HttpAnswer> byAddress(HttpRequest request) {
        return refused(throttle.ask(request.bearer().isPresent() ? Limit.ADDRESS : Limit.ANONYMOUS, request.address()));
    }

    /** Guessing of secrets, by address. */
    Optional<HttpAnswer> guessing(Route route, HttpRequest request) {
        return switch (route) {
            case PREVIEW_INVITATION, ACCEPT_INVITATION, DECLINE_INVITATION ->
                refused(throttle.ask(Limit.GUESSES, request.address()));
            default -> Optional.empty();
        };
    }

    /** By person, once it is known who asks. */
    Optional<HttpAnswer> byPerson(Route route, Identity who) {
        return refused(throttle.ask(Limit.REQUESTS, who.user()).or(() -> switch (route) {
            case TICKET -> throttle.ask(Limit.CONNECTS, who.user());
            case INVITE, INVITE_TO_LIST, RESEND_INVITATION -> throttle.ask(Limit.INVITATIONS, who.user());
            default -> Optional.empty();
        }));
    }

    private static Optional<HttpAnswer> refused(Optional<Duration> wait) {
        return wait.map(Problem::throttled).map(Problem::answer);
    }
}
