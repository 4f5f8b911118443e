package dev.tandem.local.cli;

/** The command line is not one that can be understood. The message is one sentence. */
final class Usage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Usage(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** {@code unknown-command}, {@code bad-option} or {@code missing-argument}. */
    String code() {
        return code;
    }
}
