package dev.tandem.local.doctor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is examined.
 *
 * @param url of the app
 * @param token an access token; nothing on a laptop, where one is asked for
 * @param origin of pages elsewhere that should be let in
 * @param patience how long one answer is waited for
 */
public record Subject(URI url, Optional<String> token, Optional<String> origin, Duration patience, Clock clock) {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether it is on this machine. */
    public static boolean isHere(URI url) {
        return OWN_NAMES.contains(url.getHost());
    }
}
