package dev.tandem.model;

/** The newest position of a room's log and the digest there. */
public record Head(long seq, Digest digest) {
    /** Of a log without entries. */
    public static final Head START = new Head(0, Digest.EMPTY);
}
