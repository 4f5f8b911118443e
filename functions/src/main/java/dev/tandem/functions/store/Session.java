package dev.tandem.functions.store;

import java.time.Instant;

/**
 * A sign-in: what all tokens have in common that came of it, and what can be ended as a whole.
 *
 * @param id names it among those of its person: 1 to 128 characters of {@code A-Z a-z 0-9 _ -}
 * @param since when the person signed in, as the issuer says; 1970 where it does not
 */
public record Session(String id, Instant since) {
    /** Of somebody whose sign-ins cannot be told apart. */
    public static final Session ONLY = new Session("only", Instant.EPOCH);
}
