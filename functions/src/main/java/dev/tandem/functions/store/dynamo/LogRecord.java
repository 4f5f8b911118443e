package dev.tandem.functions.store.dynamo;

import java.util.Optional;

/**
 * A log entry as the stream of {@link Table#ROOMS} tells of it.
 *
 * @param room whose log
 * @param seq its position
 * @param body the commit exactly as it goes on the wire
 */
public record LogRecord(String room, long seq, String body) {
    /**
     * Reads an inserted row by its attributes {@code pk}, {@code sk} and {@code body}.
     *
     * @return nothing where the row is no log entry
     */
    public static Optional<LogRecord> of(String pk, String sk, String body) {
        return sk.startsWith(Keys.LOG)
                ? Optional.of(new LogRecord(Keys.roomOf(pk), Long.parseLong(sk.substring(Keys.LOG.length())), body))
                : Optional.empty();
    }
}
