package dev.tandem.functions.access;

import dev.tandem.functions.store.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who signed in.
 *
 * @param user id of the person (PROTOCOL F5)
 * @param name how the person is shown
 * @param until when the proof of it ends
 * @param email an address that the issuer has verified to be theirs; empty where it says none, or did not verify it
 * @param session the sign-in that the proof came of
 */
public record Identity(String user, String name, Instant until, Optional<String> email, Session session) {
    /** Somebody whose sign-ins cannot be told apart. */
    public Identity(String user, String name, Instant until, Optional<String> email) {
        this(user, name, until, email, Session.ONLY);
    }

    /** Somebody without an address, whose sign-ins cannot be told apart. */
    public Identity(String user, String name, Instant until) {
        this(user, name, until, Optional.empty(), Session.ONLY);
    }
}
