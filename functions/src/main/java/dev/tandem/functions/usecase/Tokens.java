package dev.tandem.functions.usecase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Texts that cannot be guessed, in the alphabet of identifiers (PROTOCOL F5). */
public final class Tokens {
    private final RandomGenerator random;

    /**
     * Draws from the given source.
     *
     * @param random cryptographically strong, except in tests
     */
    public Tokens(RandomGenerator random) {
        this.random = random;
    }

    String fresh(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** SHA-256, base64url. */
    static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
