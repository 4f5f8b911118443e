package dev.tandem.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.json.Json;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.model.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: whoever commits tells the others, whatever becomes of the stream. */
final class ExpressTest {
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().factory());

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private static LocalStack start(Between between) {
        return LocalStack.start(
                new StackSettings(0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), System.err::println)
                        .with(between)
                        .express(true));
    }

    private RoomClient enter(LocalStack stack, String user, String room) throws Exception {
        Api api = Api.signIn(stack.url(), user, user);
        return RoomClient.enter(api, room, UUID.randomUUID().toString(), timer, ThreadLocalRandom.current())
                .get(RunningStack.PATIENCE, TimeUnit.SECONDS);
    }

    private static void add(RoomClient client, String item) throws Exception {
        Outcome outcome =
                client.mutate(List.of(RunningStack.addItem(item, item))).get(RunningStack.PATIENCE, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    }

    /** What the stream calls waits until somebody lets it go, and who was posted what is kept. */
    private static final class Held implements Between {
        private final CountDownLatch stream = new CountDownLatch(1);
        private final Semaphore updated = new Semaphore(0);
        private final Semaphore told = new Semaphore(0);
        private final Queue<String> posts = new ConcurrentLinkedQueue<>();

        @Override
        public LambdaFunction function(String name, LambdaFunction function) {
            return switch (name) {
                case "BroadcastHandler" -> held(function);
                case "UpdateHandler" ->
                    event -> {
                        byte[] result = function.invoke(event);
                        updated.release();
                        return result;
                    };
                default -> function;
            };
        }

        private LambdaFunction held(LambdaFunction function) {
            return event -> {
                stream.await();
                byte[] result = function.invoke(event);
                if (new String(event, UTF_8).contains("tent")) {
                    told.release();
                }
                return result;
            };
        }

        @Override
        public Push push(Push push) {
            return new Push() {
                @Override
                public PushResult post(String connectionId, byte[] frame) {
                    posts.add(new String(frame, UTF_8));
                    return push.post(connectionId, frame);
                }

                @Override
                public void close(String connectionId) {
                    push.close(connectionId);
                }
            };
        }

        long posted(String item) {
            return posts.stream()
                    .filter(frame -> frame.contains("\"type\":\"changes\"") && frame.contains(item))
                    .count();
        }
    }

    @Test
    void S4_the_others_are_told_while_the_stream_stands_still_and_once_it_goes_on_not_again() throws Exception {
        Held held = new Held();
        try (LocalStack stack = start(held)) {
            String room = RunningStack.newRoom(Api.signIn(stack.url(), "ann", "ann"));
            try (RoomClient ann = enter(stack, "ann", room);
                    RoomClient ben = enter(stack, "ben", room)) {
                add(ann, "tent");
                ben.awaitSeq(ann.seq());
                assertThat(RunningStack.item(ben, "tent").fields()).containsEntry("name", Json.of("tent"));
                assertThat(held.posted("tent")).isEqualTo(1);

                assertThat(held.updated.tryAcquire(RunningStack.PATIENCE, TimeUnit.SECONDS))
                        .isTrue();
                held.stream.countDown();
                assertThat(held.told.tryAcquire(RunningStack.PATIENCE, TimeUnit.SECONDS))
                        .isTrue();
                assertThat(held.posted("tent")).isEqualTo(1);
            } finally {
                held.stream.countDown();
            }
        }
    }

    @Test
    void S2_who_is_told_by_both_at_once_has_everything_once() throws Exception {
        try (LocalStack stack = start(Between.NOTHING)) {
            String room = RunningStack.newRoom(Api.signIn(stack.url(), "ann", "ann"));
            try (RoomClient ann = enter(stack, "ann", room);
                    RoomClient ben = enter(stack, "ben", room)) {
                for (int i = 0; i < 20; i++) {
                    add(ann, "a" + i);
                    add(ben, "b" + i);
                }
                long last = 1 + 40;
                ann.awaitSeq(last);
                ben.awaitSeq(last);
                assertThat(ann.entities()).isEqualTo(ben.entities());
                assertThat(ann.digest()).isEqualTo(ben.digest());
                assertThat(ann.joins()).isEqualTo(1);
            }
        }
    }
}
