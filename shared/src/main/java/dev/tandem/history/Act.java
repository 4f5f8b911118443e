package dev.tandem.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did to an entity (PROTOCOL H5). */
public enum Act {
    CREATED,
    UPDATED,
    DELETED,
    /** Brought back after it was deleted. */
    RESTORED,
    /** Put at another place among its siblings, perhaps among others. */
    MOVED,
    /** Said something about an entity. */
    COMMENTED,
    /** Changed a comment. */
    EDITED,
    /** Closed a thread of comments, or settled a conflict. */
    RESOLVED,
    /** Opened a thread again. */
    REOPENED,
    /** Wanted a value of a field that needs a person to choose. */
    CONFLICTED,
    /** Changed what stands in a field that has an open conflict. */
    REBASED,
    /** Took back a commit. */
    UNDONE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The act of a wire name, or nothing. */
    public static Optional<Act> of(String wire) {
        return Arrays.stream(values()).filter(act -> act.wire().equals(wire)).findFirst();
    }
}
