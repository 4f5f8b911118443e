package dev.tandem.local.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * The credentials of a function's role.
 *
 * @param accessKey its id
 * @param token which the function has to show to be told them, where it is told them
 */
public record Lent(String accessKey, String secret, String session, String token) {
    private static final Duration VALID = Duration.ofHours(6);

    /** As the SDKs expect them of a container. */
    String json() {
        return "{\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"%s\",\"Token\":\"%s\",\"Expiration\":\"%s\"}"
                .formatted(accessKey, secret, session, Instant.now().plus(VALID));
    }

    /** It does not show. */
    @Override
    public String toString() {
        return "credentials of " + accessKey;
    }
}
