package dev.tandem.protocol;

import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.List;

/** What a changed filter shows (PROTOCOL V4): exactly one of these. */
public sealed interface Shown {
    /** Everything that matches, as of {@code seq}. */
    record Whole(long seq, List<Entity> entities) implements Shown {
        public Whole {
            entities = List.copyOf(entities);
        }
    }

    /** The same, too long for a frame. */
    record Linked(String href) implements Shown {}

    /** As of {@code seq}, to who holds what the former filter showed at {@code since}: what has come or changed, and what is gone. */
    record Difference(long since, long seq, List<Entity> entities, List<EntityKey> gone) implements Shown {
        public Difference {
            entities = List.copyOf(entities);
            gone = List.copyOf(gone);
        }
    }
}
