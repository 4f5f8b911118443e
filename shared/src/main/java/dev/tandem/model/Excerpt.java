package dev.tandem.model;

import java.util.List;

/** What a filtered client gets of a stretch of the log (PROTOCOL V2): each position is in exactly one of them. */
public sealed interface Excerpt {
    /** The last position it speaks of. */
    long to();

    /** Commits of which nothing matches, both ends included. */
    record Skip(long from, long to) implements Excerpt {}

    /**
     * A commit without what does not match.
     *
     * @param commit its changes are those of types that are told as they stand
     * @param moves what became of entities of types with a {@code where}
     * @param partial whether something was left out
     */
    record Part(Commit commit, List<Move> moves, boolean partial) implements Excerpt {
        public Part {
            moves = List.copyOf(moves);
        }

        @Override
        public long to() {
            return commit.seq();
        }
    }

    /** What became of an entity for a filter with {@code where} (V3). */
    sealed interface Move {
        /** It matches: the whole entity as of the commit. */
        record Enter(Entity entity) implements Move {}

        /** It does not match, or no longer exists. */
        record Leave(EntityKey key) implements Move {}
    }
}
