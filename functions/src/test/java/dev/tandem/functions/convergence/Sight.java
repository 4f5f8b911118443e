package dev.tandem.functions.convergence;

/** What a run has to have met: a run in which nothing happened proves nothing. */
enum Sight {
    COMMIT_APPLIED,
    COMMIT_REPEATED,
    GAP,
    SYNC,
    DELTA,
    SNAPSHOT,
    RESEND,
    STORED_OUTCOME,
    SETTLED_OUTCOME,
    PARTLY_OLD_BATCH,
    REJECTED,
    MERGED,
    BUSY,
    ANSWER_MISSING,
    FRAME_LOST,
    FRAME_SLOW,
    SOCKET_CUT,
    CRASH,
    MEMBER_REMOVED,
    REMOVED_IS_REFUSED
}
