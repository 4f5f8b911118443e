package dev.tandem.local.hosting;

/** There is no such handler in the code of a function. The message is one sentence. */
final class HandlerRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HandlerRefused(String sentence) {
        super(sentence);
    }

    HandlerRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
