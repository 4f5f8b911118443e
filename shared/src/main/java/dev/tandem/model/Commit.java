package dev.tandem.model;

import java.util.List;

/**
 * One entry of the log: everything one batch changed, at one position.
 *
 * @param seq position in the room's log, dense from 1
 * @param at milliseconds since 1970, for display only
 * @param user author
 * @param client the author's queue
 * @param from first mutation it decided
 * @param to last mutation it decided
 * @param changes what it did, in order; at most one change an entity
 * @param rejected the mutations of the range that were refused
 * @param events what it meant to people, in order
 * @param undone the mutations that took back a commit, and which
 * @param digest digest of the room after it
 */
public record Commit(
        long seq,
        long at,
        String user,
        String client,
        long from,
        long to,
        List<Change> changes,
        List<Outcome.Rejected> rejected,
        List<Event> events,
        List<Undone> undone,
        Digest digest) {
    public Commit {
        changes = List.copyOf(changes);
        rejected = List.copyOf(rejected);
        events = List.copyOf(events);
        undone = List.copyOf(undone);
    }

    /** Without events, and without an undo. */
    public Commit(
            long seq,
            long at,
            String user,
            String client,
            long from,
            long to,
            List<Change> changes,
            List<Outcome.Rejected> rejected,
            Digest digest) {
        this(seq, at, user, client, from, to, changes, rejected, List.of(), List.of(), digest);
    }

    /** Mutation {@code n} took back the commit {@code seq}. */
    public record Undone(long n, long seq) {}
}
