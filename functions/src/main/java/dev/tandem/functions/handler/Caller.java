package dev.tandem.functions.handler;

import dev.tandem.functions.store.Connection;
import java.util.Optional;
import java.util.function.Supplier;

/** Who sent a frame: found out once, whenever it is convenient. */
final class Caller {
    private final Optional<String> vouched;
    private final Supplier<Optional<Connection>> identify;
    private Optional<Optional<Connection>> found = Optional.empty();

    Caller(Optional<String> vouched, Supplier<Optional<Connection>> identify) {
        this.vouched = vouched;
        this.identify = identify;
    }

    /** Whom the gateway names: enough to read something, not to tell it. */
    Optional<String> vouched() {
        return vouched;
    }

    /** The socket and its person; nothing where the proof behind it has ended. */
    synchronized Optional<Connection> found() {
        if (found.isEmpty()) {
            found = Optional.of(identify.get());
        }
        return found.get();
    }
}
