package dev.tandem.bench.scale;

/** A room in virtual time: those who write to it get into each other's way, and its commits wait in the stream. */
final class Room {
    /** As {@code Patience} has it. */
    private static final double BUDGET = 1_500;

    private static final int FIRST = 20;
    private static final int LONGEST = 320;

    /** Of an update, as docs/COST.md counts them. */
    private static final double READ_UNITS = 3;

    private static final double WRITE_UNITS = 8;

    private final Account account;
    private final Outcome outcome;
    private final Shard shard;
    private final int people;
    private final Bucket writes;
    private final Bucket reads;
    private double lastCommit = -1;

    Room(Account account, Outcome outcome, Shard shard, int people) {
        this.account = account;
        this.outcome = outcome;
        this.shard = shard;
        this.people = people;
        this.writes = account.partition(Quota.PARTITION_WRITES);
        this.reads = account.partition(Quota.PARTITION_READS);
    }

    int people() {
        return people;
    }

    Bucket reads() {
        return reads;
    }

    /** Somebody edits: a frame, which is sent again later where it is refused. */
    void edit() {
        outcome.edited();
        double asked = account.now();
        account.time().after(account.drawn("client"), () -> arrive(asked));
    }

    private void arrive(double asked) {
        if (!account.take(Quota.REQUESTS, 1) || !account.begin()) {
            later(asked);
            return;
        }
        double begun = account.now() + account.drawn("gateway") + account.drawn("warm");
        account.time().after(begun - account.now(), () -> read(asked, begun, FIRST, 3));
    }

    /** The first time all reads are side by side (decision 19), later the head comes first. */
    private void read(double asked, double begun, int bound, int sideBySide) {
        if (!account.take(Quota.PARTITION_READS, reads, READ_UNITS) || !account.take(Quota.TABLE_READS, READ_UNITS)) {
            again(asked, begun, bound);
            return;
        }
        double head = account.drawn("read");
        double headRead = account.now() + head;
        double taken =
                sideBySide > 1 ? Math.max(head, account.longest("read", sideBySide - 1)) : head + account.drawn("read");
        account.time().after(taken + account.drawn("transaction"), () -> commit(asked, begun, headRead, bound));
    }

    /** It stands if nothing was committed since the head was read; what it takes of the table it takes also where it does not. */
    private void commit(double asked, double begun, double headRead, int bound) {
        boolean written = account.take(Quota.PARTITION_WRITES, writes, WRITE_UNITS)
                && account.take(Quota.TABLE_WRITES, WRITE_UNITS);
        if (!written || lastCommit >= headRead) {
            again(asked, begun, bound);
            return;
        }
        lastCommit = account.now();
        account.end();
        outcome.acknowledged(account.now() + account.drawn("client") - asked);
        shard.add(this, account.now());
    }

    private void again(double asked, double begun, int bound) {
        double pause = 1 + account.random().nextInt(bound);
        if (account.now() + pause - begun >= BUDGET) {
            account.end();
            later(asked);
            return;
        }
        account.time().after(pause, () -> read(asked, begun, Math.min(2 * bound, LONGEST), 1));
    }

    private void later(double asked) {
        outcome.sentAway();
        account.time()
                .after(
                        account.drawn("client") + account.random().nextInt(250, 1_000) + account.drawn("client"),
                        () -> arrive(asked));
    }
}
