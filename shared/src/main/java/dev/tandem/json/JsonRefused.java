package dev.tandem.json;

import org.jspecify.annotations.Nullable;

/** A text that is not JSON, or is beyond the reader's limits. */
public final class JsonRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String where;

    JsonRefused(Code code, String where) {
        this(code, where, null);
    }

    JsonRefused(Code code, String where, @Nullable Throwable cause) {
        // No stack trace: hostile input must be cheap to refuse.
        super(code.wire() + (where.isEmpty() ? "" : " at " + where), cause, false, false);
        this.code = code;
        this.where = where;
    }

    public Code code() {
        return code;
    }

    /** For {@code bad-json} {@code line:column}, else a JSON pointer; empty where it is the text as a whole. */
    public String where() {
        return where;
    }

    /** Why (PROTOCOL F4). */
    public enum Code {
        BAD_JSON,
        DUPLICATE_KEY,
        TOO_DEEP,
        TOO_LARGE;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
