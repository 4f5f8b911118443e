package dev.tandem.model;

import java.util.Optional;

/**
 * The newest position of a room's log, and what is true of the room there.
 *
 * @param digest of the living entities
 * @param extent how much the room holds; empty where nobody knows: rooms of before this was kept, and heads that came over the wire
 */
public record Head(long seq, Digest digest, Optional<Extent> extent) {
    /** Of a log without entries. */
    public static final Head START = new Head(0, Digest.EMPTY, Optional.of(Extent.NOTHING));

    /** Of a room of which nobody knows how much it holds. */
    public Head(long seq, Digest digest) {
        this(seq, digest, Optional.empty());
    }
}
