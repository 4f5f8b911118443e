package dev.tandem.functions.push;

/** What became of a post. */
public sealed interface PushResult {
    /** The gateway took it; it may still get lost on its way. */
    record Sent() implements PushResult {}

    /** 410: the socket is closed. Forget it. */
    record Gone() implements PushResult {}

    /** 429: the reader is too slow, or the account is at its limit. */
    record Slow() implements PushResult {}

    /** 413: the frame is over 128 KB. */
    record TooLarge() implements PushResult {}

    /** Anything else. */
    record Failed(String reason) implements PushResult {}
}
