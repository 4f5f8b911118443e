package dev.tandem.local.gateway;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Identifiers as API Gateway makes them: 16 characters of URL-safe Base64, the last one padding, which has to be
 * encoded in a path.
 */
final class Ids {

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[11];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
