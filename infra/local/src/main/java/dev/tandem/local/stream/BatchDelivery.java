package dev.tandem.local.stream;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.local.stream.FailedBatch.Condition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Brings batches of one shard to the function, one after the other, until each is done or given up.
 *
 * <p>After a failure, what is before the checkpoint is done. What is left is sent again: as it is where the function named the first failure,
 * which counts as a new batch because it is one; in two halves where all of it failed and bisecting is on; else as a retry.
 */
final class BatchDelivery {
    private static final System.Logger LOG = System.getLogger(BatchDelivery.class.getName());

    private final EventSourceMapping mapping;
    private final String streamArn;
    private final String shardId;
    private final Clock clock;
    private final Backoff backoff;
    private final Stopping stopping;

    BatchDelivery(
            EventSourceMapping mapping,
            String streamArn,
            String shardId,
            Clock clock,
            Backoff backoff,
            Stopping stopping) {
        this.mapping = mapping;
        this.streamArn = streamArn;
        this.shardId = shardId;
        this.clock = clock;
        this.backoff = backoff;
        this.stopping = stopping;
    }

    /** @throws InterruptedException where stopping was asked for before the batch was done */
    void deliver(List<StreamRecord> batch) throws InterruptedException {
        Deque<Attempt> open = new ArrayDeque<>(List.of(Attempt.first(batch)));
        while (!open.isEmpty()) {
            Attempt attempt = young(open.pop());
            if (attempt.size() > 0) {
                OptionalInt failure = invoke(attempt);
                if (failure.isPresent()) {
                    failed(attempt.asked(), failure.getAsInt(), open);
                }
            }
        }
    }

    private void failed(Attempt attempt, int first, Deque<Attempt> open) throws InterruptedException {
        if (first > 0) {
            open.push(Attempt.first(attempt.records().subList(first, attempt.size())));
        } else if (mapping.failures().bisect() && attempt.size() > 1) {
            int half = attempt.size() / 2;
            open.push(attempt.part(half, attempt.size()));
            open.push(attempt.part(0, half));
        } else if (mapping.failures()
                .retries()
                .map(most -> attempt.retries() < most)
                .orElse(true)) {
            open.push(attempt.again());
        } else {
            giveUp(attempt, Condition.RETRY_ATTEMPTS_EXHAUSTED);
            return;
        }
        stopping.sleep(backoff.after(attempt.retries()));
    }

    private OptionalInt invoke(Attempt attempt) throws InterruptedException {
        List<StreamRecord> batch = attempt.records();
        String event = batch.stream().map(StreamRecord::json).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        try {
            byte[] answer = mapping.function().invoke(event.getBytes(UTF_8));
            return mapping.failures().partial() ? BatchAnswer.firstFailure(answer, batch) : OptionalInt.empty();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            // The trace of the first failure is enough.
            String what = "A batch of " + batch.size() + " records failed: " + failed;
            LOG.log(WARNING, what, attempt.invokes() == 0 ? failed : null);
            return OptionalInt.of(0);
        }
    }

    /** Without the records that are too old; the oldest come first. */
    private Attempt young(Attempt attempt) {
        var maximumAge = mapping.failures().maximumAge();
        if (maximumAge.isEmpty()) {
            return attempt;
        }
        Instant oldest = clock.instant().minus(maximumAge.get());
        int old = (int) attempt.records().stream()
                .takeWhile(record -> record.createdAt().isBefore(oldest))
                .count();
        if (old > 0) {
            giveUp(attempt.part(0, old), Condition.RECORD_AGE_EXCEEDED);
        }
        return attempt.part(old, attempt.size());
    }

    private void giveUp(Attempt attempt, Condition why) {
        StreamRecord first = attempt.records().getFirst();
        StreamRecord last = attempt.records().getLast();
        mapping.failures()
                .givenUp()
                .accept(new FailedBatch(
                        why,
                        streamArn,
                        shardId,
                        first.sequenceNumber(),
                        last.sequenceNumber(),
                        first.createdAt(),
                        last.createdAt(),
                        attempt.size(),
                        attempt.invokes()));
    }
}
