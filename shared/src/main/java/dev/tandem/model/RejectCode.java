package dev.tandem.model;

/** Why a mutation was refused (PROTOCOL U7). The wire name is the lower-case name with hyphens. */
public enum RejectCode {
    UNSUPPORTED_OPERATION,
    INVALID_OPERATION,
    UNKNOWN_TYPE,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    INVALID_VALUE,
    MISSING_REFERENCE,
    NOT_FOUND,
    ALREADY_EXISTS,
    DELETED,
    CHANGED_SINCE,
    FORBIDDEN,
    SINGLETON,
    SERVER_OWNED_FIELD,
    BAD_BASE,
    TOO_MANY_CHANGES,
    OUT_OF_BOUNDS,
    OUTSIDE_TEXT,
    LOCK_REQUIRED,
    STALE_LOCK,
    NOTHING_TO_UNDO,
    CYCLE,
    INSUFFICIENT_STOCK,
    QUOTA_EXCEEDED;

    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
