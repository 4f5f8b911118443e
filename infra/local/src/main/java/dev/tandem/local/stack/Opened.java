package dev.tandem.local.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed the other way round. */
final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes every part, whatever the others do. */
    @Override
    public void close() {
        RuntimeException failed = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failed = failed == null ? new IllegalStateException("Not everything could be closed") : failed;
                failed.addSuppressed(e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
