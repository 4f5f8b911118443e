package dev.tandem.functions.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Answers that were given under a key of the asker, so that asking again gives the same. Every method may throw {@link StoreUnavailable}.
 */
public interface AnswerStore {
    /**
     * Takes the key for a request, if it is free or its last taker is overdue.
     *
     * @return what stands under the key now; it is the caller's own where it is {@code mine}, and nobody else's then
     */
    Taken take(Entry mine, Instant now);

    /** Puts the answer of the request that took the key. No-op where another has taken it since. */
    void keep(Entry mine, Answer answer);

    /** Lets go of the key without an answer. No-op where another has taken it since. */
    void release(Entry mine);

    /**
     * A request under a key.
     *
     * @param request SHA-256 of what was asked, base64url
     * @param until when whoever took it is overdue
     * @param expires when the answer may be forgotten
     */
    record Entry(String user, String key, String request, Instant until, Instant expires) {}

    /** What was answered. */
    record Answer(int status, String body) {}

    /**
     * What stands under a key.
     *
     * @param mine whether the caller took it
     * @param request of whoever did
     * @param answer empty as long as there is none
     */
    record Taken(boolean mine, String request, Optional<Answer> answer) {}
}
