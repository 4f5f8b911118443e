package dev.tandem.functions.push;

/** Posts frames to sockets. */
public interface Push {
    /**
     * Posts one text frame.
     *
     * @param frame at most 128 KB
     */
    PushResult post(String connectionId, byte[] frame);

    /** Closes a socket. No-op where it is gone. */
    void close(String connectionId);
}
