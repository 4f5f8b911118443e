package dev.tandem.json;

/** JSON that is not of the form a reader expects. */
public final class FormRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String at;

    public FormRefused(String at) {
        // No stack trace: hostile input must be cheap to refuse.
        super("not of its form at " + (at.isEmpty() ? "the outermost value" : at), null, false, false);
        this.at = at;
    }

    /** JSON pointer (RFC 6901) of the offending member. */
    public String at() {
        return at;
    }
}
