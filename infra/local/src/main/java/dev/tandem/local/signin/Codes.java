package dev.tandem.local.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Codes that were given out: each counts once, for a short time, and for the request that it was given to. */
final class Codes {
    /** As long as Cognito's. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Given> given = new HashMap<>();

    Codes(Clock clock) {
        this.clock = clock;
    }

    synchronized String give(Asked.Good asked, SignIn signIn) {
        Instant now = clock.instant();
        given.values().removeIf(each -> !each.until().isAfter(now));
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        given.put(code, new Given(asked, signIn, now.plus(LIFE), false));
        return code;
    }

    /** What a code was given for, whoever asks; from then on it is used. */
    synchronized Optional<Given> take(String code) {
        Given found = given.get(code);
        if (found == null || !found.until().isAfter(clock.instant())) {
            return Optional.empty();
        }
        given.put(code, new Given(found.asked(), found.signIn(), found.until(), true));
        return Optional.of(found);
    }

    /**
     * A code.
     *
     * @param used before: somebody has a copy of it
     */
    record Given(Asked.Good asked, SignIn signIn, Instant until, boolean used) {}
}
