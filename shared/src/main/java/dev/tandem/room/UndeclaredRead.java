package dev.tandem.room;

import java.io.Serial;

/** A rule looks at something that it did not declare to read, so that nobody loaded it: it may well be there. */
final class UndeclaredRead extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param what an entity, or a whole type */
    UndeclaredRead(String what) {
        super("a rule did not declare that it reads " + what);
    }
}
