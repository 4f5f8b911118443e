package dev.tandem.local.stream;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The lines in which the batches of a shard are delivered, as many as its parallelization factor. Records of one item always go into the same line and
 * keep their order there; between lines there is none.
 */
final class Lanes {
    private final List<Lane> lanes;
    private final int most;
    private final Executor threads;

    /** With the batches that the mapping says; {@code threads} are for more than one line, a single one is delivered by whoever reads. */
    Lanes(EventSourceMapping.Batches batches, Supplier<Lane> lane, Executor threads) {
        this.lanes =
                IntStream.range(0, batches.parallel()).mapToObj(_ -> lane.get()).toList();
        this.most = 10 * batches.size();
        this.threads = batches.parallel() == 1 ? Runnable::run : threads;
    }

    void add(StreamRecord record) {
        lanes.get(Math.floorMod(record.item().hashCode(), lanes.size())).add(record);
    }

    /** Starts what is due and not under way. */
    void deliver() {
        for (Lane lane : lanes) {
            if (lane.claims()) {
                threads.execute(lane::run);
            }
        }
    }

    /** Whether so much waits that nothing more is to be read. */
    boolean areFull() {
        return lanes.stream().anyMatch(lane -> lane.waiting() >= most);
    }

    /** Delivers all that is left. */
    void end() throws InterruptedException {
        lanes.forEach(Lane::end);
        // A lane that was about to leave is asked again.
        for (Lane lane : lanes) {
            lane.await();
        }
        deliver();
        for (Lane lane : lanes) {
            lane.await();
        }
    }
}
