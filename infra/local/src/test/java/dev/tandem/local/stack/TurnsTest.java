package dev.tandem.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnsTest {
    private static byte[] frame(String room) {
        return "{\"requestContext\":{\"room\":\"no\"},\"body\":\"{\\\"client\\\":{\\\"room\\\":\\\"no\\\"},\\\"room\\\":\\\"%s\\\"}\"}"
                .formatted(room)
                .getBytes(UTF_8);
    }

    @Test
    void frames_of_one_room_are_never_served_at_once() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Turns turns = new Turns(event -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            for (int i = 0; i < 1_000; i++) {
                Thread.onSpinWait();
            }
            inside.decrementAndGet();
            return event;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> turns.invoke(frame("attic"))))
                    .toList();
            for (Future<byte[]> each : all) {
                assertThat(each.get()).isEqualTo(frame("attic"));
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void frames_of_two_rooms_are() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Turns turns = new Turns(event -> {
            both.await(30, TimeUnit.SECONDS);
            return event;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<byte[]> one = threads.submit(() -> turns.invoke(frame("attic")));
            Future<byte[]> other = threads.submit(() -> turns.invoke(frame("cellar")));
            assertThat(one.get()).isEqualTo(frame("attic"));
            assertThat(other.get()).isEqualTo(frame("cellar"));
        }
    }

    @Test
    void a_turn_ends_where_the_function_fails() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Turns turns = new Turns(event -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
            }
            return event;
        });
        assertThatThrownBy(() -> turns.invoke(frame("attic"))).hasMessage("broken");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> turns.invoke(frame("attic"))).get(30, TimeUnit.SECONDS))
                    .isEqualTo(frame("attic"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"body\":1}",
                "{\"body\":\"\"}",
                "{\"body\":\"{\\\"room\\\":{}}\"}",
                "{\"body\":\"{\\\"room\\\"\"}"
            })
    void what_names_no_room_goes_through(String event) throws Exception {
        assertThat(new Turns(given -> given).invoke(event.getBytes(UTF_8))).isEqualTo(event.getBytes(UTF_8));
    }
}
