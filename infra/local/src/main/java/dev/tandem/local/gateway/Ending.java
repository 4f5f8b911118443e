package dev.tandem.local.gateway;

/**
 * Why a connection ended, as {@code $disconnect} tells it.
 *
 * @param status a WebSocket close code (RFC 6455, 7.4.1)
 * @param reason the words that go with it
 */
record Ending(int status, String reason) {

    /** No close frame came, or one without a status. */
    static final Ending WITHOUT_STATUS = new Ending(1005, "Client-side close frame status not set");

    static final Ending DELETED = new Ending(1000, "Connection Closed Normally");

    /** Idle for too long, alive for too long, or the gateway stops. */
    static final Ending GOING_AWAY = new Ending(1001, "Going away");

    static final Ending BINARY = new Ending(1003, "Binary frames are not supported");

    static final Ending TOO_LONG = new Ending(1009, "Message too long");

    /** A client may close without a status, which reads as {@code -1}. */
    static Ending byClient(int status, String reason) {
        return status == -1 ? WITHOUT_STATUS : new Ending(status, reason);
    }
}
