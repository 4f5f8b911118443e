package dev.tandem.protocol;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Head;
import java.util.List;

/** How a client that joins gets to the present: exactly one of these (PROTOCOL J3). */
public sealed interface CatchUp {
    /** All commits after {@code since}; {@code more} when they did not all fit. */
    record Delta(List<Commit> commits, boolean more) implements CatchUp {
        public Delta {
            commits = List.copyOf(commits);
        }
    }

    /** No {@code since} was given. */
    record Snapshot(Entities entities) implements CatchUp {}

    /** {@code since} cannot be served. */
    record Reset(Reason reason, Entities entities) implements CatchUp {}

    /** A {@link Delta} through a filter (V2). */
    record Excerpts(String filter, List<Excerpt> commits, boolean more) implements CatchUp {
        public Excerpts {
            commits = List.copyOf(commits);
        }
    }

    /** A {@link Snapshot} or a {@link Reset} through a filter (V2). */
    record Filtered(String filter, CatchUp whole) implements CatchUp {}

    /** The living entities at one position, or where to fetch them. */
    sealed interface Entities {
        record Inline(Head head, List<Entity> entities) implements Entities {
            public Inline {
                entities = List.copyOf(entities);
            }
        }

        /** Path of the snapshot resource (R6). */
        record Linked(String href) implements Entities {}
    }

    /** Why {@code since} cannot be served. */
    enum Reason {
        EPOCH_CHANGED,
        BELOW_FLOOR,
        AHEAD_OF_LOG;

        public String wire() {
            return Wire.name(this);
        }
    }
}
