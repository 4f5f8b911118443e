package dev.tandem.functions.sim;

/** What may go wrong at a call of a store. */
public enum Fault {
    /** The store asks to come back later; nothing happens. */
    THROTTLED,
    /** No answer, and nothing happens. */
    REQUEST_LOST,
    /** No answer, though it happens. */
    ANSWER_LOST,
    /** No answer, and it happens after the caller gave up. */
    LATE,
    /** A transaction of which one row becomes visible long after the others. */
    STALLED,
    /** A read of several rows that leaves one out. */
    UNREAD,
    /** A page of a query that ends early, as one does at a megabyte, however many rows were asked for. */
    SHORT_PAGE,
    /** The invocation dies before or after the call. */
    KILLED,
    /** A batch of stream records that is delivered again. */
    REPEATED,
    /** A write met a transaction. Comes by itself. */
    CONFLICT,
    /** A condition did not hold. Comes by itself. */
    REFUSED
}
