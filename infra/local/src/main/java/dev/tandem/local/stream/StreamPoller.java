package dev.tandem.local.stream;

import static java.lang.System.Logger.Level.WARNING;

import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a stream for as long as it is open, one thread a shard, and looks for new shards when one ends and every few seconds.
 *
 * <p>{@link #start} returns when it is settled where reading begins: whatever is written after it, is told.
 */
public final class StreamPoller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StreamPoller.class.getName());
    private static final Duration BUSY = Duration.ofMillis(2);
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration NEW_SHARDS = Duration.ofSeconds(10);

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final EventSourceMapping mapping;
    private final Clock clock;
    private final Supplier<Duration> transit;
    private final Backoff backoff;
    private final Shards shards;
    private final Stopping stopping = new Stopping();
    private final Semaphore shardEnded = new Semaphore(0);
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<Pace> paces = new ConcurrentLinkedQueue<>();

    private StreamPoller(
            DynamoDbStreamsClient streams,
            String streamArn,
            EventSourceMapping mapping,
            Clock clock,
            Supplier<Duration> transit,
            Backoff backoff) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.mapping = mapping;
        this.clock = clock;
        this.transit = transit;
        this.backoff = backoff;
        this.shards = new Shards(streams, streamArn);
    }

    /** Begins to read; {@code transit} says of each read how long its records take to the event source. */
    public static StreamPoller start(
            DynamoDbStreamsClient streams,
            String streamArn,
            EventSourceMapping mapping,
            Clock clock,
            Supplier<Duration> transit) {
        return start(streams, streamArn, mapping, clock, transit, Backoff.REAL);
    }

    static StreamPoller start(
            DynamoDbStreamsClient streams,
            String streamArn,
            EventSourceMapping mapping,
            Clock clock,
            Supplier<Duration> transit,
            Backoff backoff) {
        StreamPoller poller = new StreamPoller(streams, streamArn, mapping, clock, transit, backoff);
        if (mapping.start() == StartingPosition.LATEST) {
            poller.shards.skipClosed();
            poller.readNewShards(ShardIteratorType.LATEST);
        } else {
            poller.readNewShards(ShardIteratorType.TRIM_HORIZON);
        }
        poller.begin("shards", poller::followShards);
        return poller;
    }

    /** Something was written: looks at once. */
    public void wake() {
        paces.forEach(Pace::wake);
    }

    /** Stops when what is being read and told is done. A batch that failed and waits is told by nobody. */
    @Override
    public void close() {
        stopping.ask();
        wake();
        shardEnded.release();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void followShards() throws InterruptedException {
        while (!stopping.isAsked()) {
            try {
                readNewShards(ShardIteratorType.TRIM_HORIZON);
            } catch (SdkException failed) {
                LOG.log(WARNING, "Looking for shards failed", failed);
            }
            if (shardEnded.tryAcquire(NEW_SHARDS.toMillis(), TimeUnit.MILLISECONDS)) {
                shardEnded.drainPermits();
            }
        }
    }

    private void readNewShards(ShardIteratorType start) {
        List<String> ready = new ArrayList<>(shards.take());
        try {
            while (!ready.isEmpty()) {
                ShardIterators iterators = ShardIterators.at(streams, streamArn, ready.getFirst(), start);
                begin(ready.removeFirst(), () -> read(iterators));
            }
        } finally {
            shards.giveBack(ready);
        }
    }

    private void read(ShardIterators shard) throws InterruptedException {
        Pace pace = new Pace(BUSY, IDLE);
        paces.add(pace);
        new ShardReader(
                        shard,
                        mapping.filter(),
                        streamArn,
                        new Transit(transit, clock),
                        new Lanes(mapping.batches(), () -> lane(shard.shardId()), task -> begin("lane", task::run)),
                        pace,
                        stopping)
                .readToEnd();
        paces.remove(pace);
        shards.finish(shard.shardId());
        shardEnded.release();
    }

    private Lane lane(String shardId) {
        return new Lane(
                new Gathering(mapping.batches().size(), mapping.batches().window(), clock),
                new BatchDelivery(mapping, streamArn, shardId, clock, backoff, stopping));
    }

    private void begin(String name, Work work) {
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        threads.add(Thread.ofVirtual().name("stream " + name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** What one thread does until it is interrupted. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }
}
