package dev.tandem.local.gateway;

/**
 * What a client is told where its message came to nothing; the connection stays open.
 *
 * <p>Source: published captures, down to the one space behind the first colon.
 */
final class ErrorFrame {

    private ErrorFrame() {}

    /** No route takes the message. */
    static String forbidden(String connectionId, String requestId) {
        return frame("Forbidden", connectionId, requestId);
    }

    /** The function failed, took too long, or returned something of another form. */
    static String internal(String connectionId, String requestId) {
        return frame("Internal server error", connectionId, requestId);
    }

    /** The stage takes no more just now. What the cloud says here is not known; the form is that of the others. */
    static String tooMany(String connectionId, String requestId) {
        return frame("Too Many Requests", connectionId, requestId);
    }

    private static String frame(String message, String connectionId, String requestId) {
        return "{\"message\": \"%s\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
                .formatted(message, connectionId, requestId);
    }
}
