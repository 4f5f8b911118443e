package dev.tandem.functions.proof;

import java.util.Locale;

/** What many runs together have to have met: where nothing happened, nothing is proved. */
public enum Sight {
    COMMIT_APPLIED,
    COMMIT_REPEATED,
    GAP,
    SYNC,
    DELTA,
    SNAPSHOT,
    PAGED_SNAPSHOT,
    RESET,
    RESEND,
    STORED_OUTCOME,
    SETTLED_OUTCOME,
    PARTLY_OLD_BATCH,
    REJECTED,
    MERGED,
    CONFLICT_RECORDED,
    UNDONE,
    RESTORED,
    TEXT_MOVED,
    RULE_APPLIED,
    LOCK_TAKEN,
    LOCK_REFUSED,
    BUSY,
    ANSWER_MISSING,
    OVER_REST,
    REFUSED_AS_REMOVED,
    FAN_OUT_DIVIDED,
    /** Whoever committed told everybody. */
    TOLD_AT_ONCE,
    /** The stream left out what was told. */
    LEFT_OUT_AS_TOLD;

    /** As it is counted and printed. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
