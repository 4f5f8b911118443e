package dev.tandem.functions.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who signed in.
 *
 * @param user id of the person (PROTOCOL F5)
 * @param name how the person is shown
 * @param until when the proof of it ends
 * @param email an address of the person that the issuer has verified, as the token says it
 */
public record Identity(String user, String name, Instant until, Optional<String> email) {
    /** Without an address. */
    public Identity(String user, String name, Instant until) {
        this(user, name, until, Optional.empty());
    }
}
