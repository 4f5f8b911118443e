package dev.tandem.local.signin;

import dev.tandem.local.web.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who said who they are on the sign-in page, by a cookie: for an hour, as with Cognito's pages, the app is let in again without asking. */
final class HostedSessions {
    static final Duration LIFE = Duration.ofHours(1);

    private final Clock clock;
    private final String cookie;
    private final Pattern sent;
    private final Map<String, Kept> kept = new HashMap<>();

    /** @param port sets the cookie apart from those of other stacks: cookies do not tell ports apart */
    HostedSessions(Clock clock, int port) {
        this.clock = clock;
        this.cookie = "tandem-sign-in-" + port;
        this.sent = Pattern.compile("(?:^|;\\s*)" + cookie + "=([0-9a-f-]{36})(?:;|$)");
    }

    /** The cookie of a new session. */
    synchronized String begin(SignIn signIn) {
        Instant now = clock.instant();
        kept.values().removeIf(each -> !each.until().isAfter(now));
        String id = UUID.randomUUID().toString();
        kept.put(id, new Kept(signIn, now.plus(LIFE)));
        return cookie + "=" + id + attributes(LIFE);
    }

    synchronized Optional<SignIn> of(WebRequest request) {
        return id(request)
                .map(kept::get)
                .filter(each -> each.until().isAfter(clock.instant()))
                .map(Kept::signIn);
    }

    /** Ends the session of a request; the cookie that says so. */
    synchronized String end(WebRequest request) {
        id(request).ifPresent(kept::remove);
        return cookie + "=" + attributes(Duration.ZERO);
    }

    private Optional<String> id(WebRequest request) {
        Matcher matcher = sent.matcher(request.header("cookie"));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String attributes(Duration life) {
        return "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + life.toSeconds();
    }

    private record Kept(SignIn signIn, Instant until) {}
}
