package dev.tandem.functions.store;

/** What became of an attempt to commit. */
public sealed interface CommitResult {
    /** It is durable. */
    record Committed() implements CommitResult {}

    /** Somebody else was first, or rows changed since they were read, or two transactions met: read and decide again. */
    record Lost() implements CommitResult {}

    /** The author's membership changed since it was read: read again, it may be over. */
    record MemberChanged() implements CommitResult {}

    /** No answer came: it may have happened. Only the receipt can tell. */
    record Unknown() implements CommitResult {}
}
