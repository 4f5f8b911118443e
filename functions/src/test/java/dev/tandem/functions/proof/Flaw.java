package dev.tandem.functions.proof;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.dynamo.Rows;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** One mistake that somebody could make. Made on purpose, one at a time, it shows whether the checker would see it. */
@SuppressWarnings("ImmutableEnumChecker") // What they are made with holds nothing.
enum Flaw {
    // In what is written.
    A_COMMIT_OVERWRITES_ANOTHER(RowFlaws::logUnconditional),
    A_RECEIPT_IS_NOT_COMPARED(RowFlaws::receiptUnconditional),
    A_RECEIPT_IS_NOT_WRITTEN(RowFlaws::withoutReceipt),
    A_RECEIPT_IS_WRITTEN_ALONE_FIRST(RowFlaws::receiptFirst),
    ENTITIES_ARE_NOT_COMPARED(RowFlaws::entitiesUnconditional),
    AN_ENTITY_IS_NOT_WRITTEN(RowFlaws::withoutLastEntity),
    THE_LOG_IS_NOT_WRITTEN(RowFlaws::withoutLog),
    THE_AUTHOR_IS_CHECKED_BEFORE_AND_NOT_WITHIN(RowFlaws::memberUnchecked),
    A_LOCK_IS_CHECKED_BEFORE_AND_NOT_WITHIN(RowFlaws::lockUnchecked),
    A_LOCK_IS_TAKEN_OVER_ANOTHER(RowFlaws::lockUnconditional),
    A_TRANSACTION_IS_WRITTEN_ROW_BY_ROW(RowFlaws::oneByOne),
    A_MEMBERSHIP_IS_WRITTEN_UNCONDITIONALLY(RowFlaws::membershipUnconditional),
    A_REMOVAL_DELETES_THE_ROW(RowFlaws::membershipDeleted),
    // In what is made of answers.
    A_TIMEOUT_COUNTS_AS_DONE(RowFlaws::timeoutIsDone),
    A_CONFLICT_COUNTS_AS_DONE(RowFlaws::conflictIsDone),
    A_REFUSED_CONDITION_COUNTS_AS_DONE(RowFlaws::refusedIsDone),
    WHAT_IS_NOT_READ_COUNTS_AS_ABSENT(RowFlaws::unreadIsAbsent),
    THE_ANSWER_COMES_BEFORE_THE_WRITE(RowFlaws::answeredFirst),
    // In what is read.
    RECEIPTS_ARE_CACHED(RowFlaws::receiptsCached),
    MEMBERS_ARE_CACHED(RowFlaws::membersCached),
    LISTS_OF_MEMBERS_ARE_CACHED(RowFlaws::memberListsCached),
    ENTITIES_ARE_CACHED(RowFlaws::entitiesCached),
    THE_HEAD_IS_CACHED(RowFlaws::headCached),
    LOCKS_ARE_CACHED(RowFlaws::locksCached),
    META_IS_CACHED(RowFlaws::metaCached),
    ONLY_THE_FIRST_PAGE_IS_READ(RowFlaws::firstPage),
    THE_END_OF_THE_LOG_IS_READ_SHORT(RowFlaws::shortSighted),
    THE_LOG_IS_READ_BACKWARDS(RowFlaws::undirected),
    A_ROW_OF_A_QUERY_IS_LEFT_OUT(RowFlaws::leavesOut),
    // In presence and the way to clients.
    SOCKETS_ARE_NEVER_FORGOTTEN(RowFlaws::socketsStay),
    LEASES_NEVER_END(RowFlaws::endlessLeases),
    A_REMOVAL_CLOSES_NO_SOCKET(RowFlaws::same, PushFlaws::closesNothing),
    POSTS_GO_TO_WHOEVER_WAS_LAST(RowFlaws::same, PushFlaws::toAnother),
    A_FAILED_POST_FORGETS_THE_SOCKET(RowFlaws::same, PushFlaws::slowIsGone),
    COMMITS_ARE_POSTED_CUT(RowFlaws::same, PushFlaws::withoutLastChange),
    COMMITS_ARE_KEPT_AS_TOLD_BEFORE_THEY_ARE(TellingFlaws::keptBefore),
    COMMITS_ARE_KEPT_AS_TOLD_THOUGH_A_POST_FAILED(RowFlaws::same, TellingFlaws::failedIsSent),
    MEMBERS_ARE_READ_BEFORE_SOCKETS(TellingFlaws::membersFirst),
    A_PART_NAMES_NO_SOCKETS(RowFlaws::same),
    // In operations.
    A_RESTORE_KEEPS_THE_EPOCH(RowFlaws::same),
    // In a client.
    SENDS_BEFORE_IT_KEEPS(RowFlaws::same),
    AN_OLD_SAVE_OVERTAKES_A_NEW_ONE(RowFlaws::same),
    THE_QUEUE_FORGETS_WHAT_IT_SENDS(RowFlaws::same),
    TWO_BATCHES_ARE_UNDER_WAY(RowFlaws::same),
    A_SENT_MUTATION_IS_CHANGED(RowFlaws::same),
    AN_ANSWER_SETTLES_EVERYTHING_SENT(RowFlaws::same),
    NOTHING_FOLLOWS_ITS_OWN_COMMIT(RowFlaws::same),
    COMMITS_ARE_APPLIED_AS_THEY_COME(RowFlaws::same),
    GAPS_ARE_LEFT_TO_THE_HEARTBEAT(RowFlaws::same),
    THE_HEARTBEAT_IS_NOT_HEEDED(RowFlaws::same),
    AN_OLDER_SNAPSHOT_IS_TAKEN(RowFlaws::same),
    A_QUEUE_OUTLIVES_ITS_EPOCH(RowFlaws::same),
    A_NEW_QUEUE_SENDS_WHAT_WAS_SENT(RowFlaws::same),
    COMMITS_OF_ANOTHER_EPOCH_ARE_APPLIED(RowFlaws::same);

    private final BiFunction<Rows, SimWorld, Rows> rows;
    private final UnaryOperator<Push> push;

    Flaw(BiFunction<Rows, SimWorld, Rows> rows) {
        this(rows, push -> push);
    }

    Flaw(BiFunction<Rows, SimWorld, Rows> rows, UnaryOperator<Push> push) {
        this.rows = rows;
        this.push = push;
    }

    /** As it is written in tables and on the command line. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As it is written in sentences. */
    String words() {
        return wire().replace('-', ' ');
    }

    static Flaw named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static Rows rows(Optional<Flaw> flaw, SimWorld world) {
        return flaw.map(it -> it.rows.apply(world.tables(), world)).orElseGet(world::tables);
    }

    static Push push(Optional<Flaw> flaw, Push push) {
        return flaw.map(it -> it.push.apply(push)).orElse(push);
    }
}
