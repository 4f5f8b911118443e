package dev.tandem.bench.scale;

import dev.tandem.functions.store.dynamo.CommitFeed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** A shard of the stream: commits of some rooms, told batch after batch by one invocation at a time. */
final class Shard {
    private final Account account;
    private final Outcome outcome;
    private final boolean divided;
    private final Deque<Told> waiting = new ArrayDeque<>();
    private boolean busy;
    private double fetched = Double.NEGATIVE_INFINITY;
    private double left;

    private record Told(Room room, double since) {}

    Shard(Account account, Outcome outcome, boolean divided) {
        this.account = account;
        this.outcome = outcome;
        this.divided = divided;
    }

    void add(Room room, double committed) {
        waiting.add(new Told(room, committed));
        if (!busy) {
            busy = true;
            account.time().after(account.drawn("stream"), this::poll);
        }
    }

    private void poll() {
        double gap = 1_000 / account.limits().most(Quota.STREAM_POLLS);
        if (left <= 0 && account.now() < fetched + gap) {
            account.time().after(fetched + gap - account.now(), this::poll);
            return;
        }
        if (left <= 0) {
            fetched = account.now();
            left = Math.min(waiting.size(), account.limits().most(Quota.STREAM_RECORDS));
        }
        invoke();
    }

    private void invoke() {
        if (!account.begin()) {
            account.time().after(account.random().nextInt(250, 1_000), this::invoke);
            return;
        }
        Map<Room, Double> oldest = new LinkedHashMap<>();
        for (int i = 0; i < CommitFeed.BATCH && !waiting.isEmpty(); i++) {
            Told told = waiting.remove();
            oldest.putIfAbsent(told.room(), told.since());
            left--;
        }
        Processor processor = new Processor();
        int[] open = {oldest.size()};
        oldest.forEach((room, since) -> account.time()
                .after(
                        account.drawn("read") + account.drawn("read") + account.drawn("read"),
                        () -> tell(room, since, processor, () -> {
                            open[0]--;
                            if (open[0] == 0) {
                                finished();
                            }
                        })));
    }

    /** Who is in the room takes more to read the more they are: the counts of docs/COST.md, 3 units for 2 and 5 for 50. */
    private void tell(Room room, double since, Processor processor, Runnable done) {
        double units = 3 + room.people() / 25.0;
        account.take(Quota.TABLE_READS, units);
        account.take(Quota.PARTITION_READS, room.reads(), units);
        Telling.of(account, outcome, processor, since, room.people() - 1, divided, done);
    }

    private void finished() {
        account.end();
        busy = !waiting.isEmpty();
        if (busy) {
            account.time().after(account.drawn("warm"), this::poll);
        }
    }
}
