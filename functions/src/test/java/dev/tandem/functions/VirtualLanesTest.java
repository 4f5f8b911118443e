package dev.tandem.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks side by side. */
final class VirtualLanesTest {
    @Test
    @Timeout(20)
    void as_many_tasks_as_there_are_places_run_at_once() {
        CyclicBarrier together = new CyclicBarrier(4);
        AtomicInteger met = new AtomicInteger();

        new VirtualLanes(4).all(Collections.nCopies(4, () -> {
            try {
                together.await();
                met.incrementAndGet();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }));

        assertThat(met).hasValue(4);
    }

    @Test
    void no_more_tasks_run_at_once_than_there_are_places() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new VirtualLanes(3).all(Collections.nCopies(200, () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000);
            running.decrementAndGet();
        }));

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void one_that_throws_keeps_no_other_from_being_done() {
        AtomicInteger done = new AtomicInteger();
        List<Runnable> tasks = IntStream.range(0, 10)
                .<Runnable>mapToObj(i -> () -> {
                    if (i == 3) {
                        throw new IllegalStateException("three");
                    }
                    done.incrementAndGet();
                })
                .toList();

        assertThatThrownBy(() -> new VirtualLanes(2).all(tasks)).hasMessage("three");
        assertThat(done).hasValue(9);
    }

    @Test
    void nothing_to_do_is_done_at_once() {
        new VirtualLanes(1).all(List.of());
    }
}
