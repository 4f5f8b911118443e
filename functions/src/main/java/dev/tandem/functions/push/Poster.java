package dev.tandem.functions.push;

/** Has a part of a fan-out posted by another invocation. Used by many threads at once. */
@FunctionalInterface
public interface Poster {
    /**
     * Waits until it is posted, or until nobody knows what becomes of it.
     *
     * @param part the event of the other invocation, UTF-8
     */
    PartResult post(byte[] part);
}
