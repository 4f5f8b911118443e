package dev.tandem.protocol;

/** What both sides of the wire agree on before the first frame. */
public final class Protocol {
    /** Version of the frames; the subprotocol is {@code tandem.v1} (PROTOCOL C3, J1). */
    public static final int VERSION = 1;

    /** Most bytes of one {@code update} (PROTOCOL U1). */
    public static final int MAX_UPDATE_BYTES = 28_672;

    /** Most mutations of one {@code update} (PROTOCOL U1). */
    public static final int MAX_MUTATIONS = 25;

    /** Most bytes of one frame that the server sends (PROTOCOL C4). */
    public static final int MAX_SERVER_FRAME_BYTES = 131_072;

    private Protocol() {}
}
