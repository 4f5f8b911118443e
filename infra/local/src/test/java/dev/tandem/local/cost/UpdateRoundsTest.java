package dev.tandem.local.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.stack.Between;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Operation.Create;
import dev.tandem.model.Operation.Update;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How many calls of an update wait for one another: two, the reads and the transaction. */
final class UpdateRoundsTest {
    private static final int READS = 3;
    private static final long PATIENCE = 120;
    private static final EntityKey TENT = new EntityKey("item", "tent");

    private final CyclicBarrier together = new CyclicBarrier(READS);
    private final AtomicBoolean watched = new AtomicBoolean();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private final Semaphore told = new Semaphore(0);

    @Test
    void all_reads_of_an_update_are_under_way_at_once() throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        StackSettings settings = new StackSettings(
                        0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), line -> {})
                .with(between());
        try (LocalStack stack = LocalStack.start(settings)) {
            Api ann = Api.signIn(stack.url(), "ann", "Ann");
            String room = RoomFacts.make(ann, "packing-list", "Lisbon", false);
            told();
            RoomClient client = RoomClient.enter(
                            ann, room, UUID.randomUUID().toString(), timer, ThreadLocalRandom.current())
                    .get(PATIENCE, TimeUnit.SECONDS);
            update(client, new Create(TENT, Map.of("name", Json.of("Tent"))));
            update(client, new Update(TENT, Map.of("name", Json.of("Large tent"))));

            // A read that waited for another would never meet it at the barrier.
            watched.set(true);
            update(client, new Update(TENT, Map.of("name", Json.of("Small tent"))));

            assertThat(reads).hasValue(READS);
            assertThat(transactions).hasValue(1);
            client.close();
        } finally {
            timer.shutdownNow();
        }
    }

    /** Until it is told: then nothing of it is left to be counted with the next. */
    private void update(RoomClient client, Operation operation) throws Exception {
        client.mutate(List.of(operation)).get(PATIENCE, TimeUnit.SECONDS);
        told();
    }

    private void told() throws InterruptedException {
        assertThat(told.tryAcquire(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }

    private Between between() {
        return new Between() {
            @Override
            public DynamoDbClient database(DynamoDbClient database) {
                return (DynamoDbClient) Proxy.newProxyInstance(
                        UpdateRoundsTest.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> call(database, method, arguments));
            }

            @Override
            public LambdaFunction function(String name, LambdaFunction function) {
                return name.equals("BroadcastHandler") ? telling(function) : function;
            }
        };
    }

    private LambdaFunction telling(LambdaFunction function) {
        return event -> {
            byte[] result = function.invoke(event);
            told.release();
            return result;
        };
    }

    private Object call(DynamoDbClient database, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("transactWriteItems") && watched.compareAndSet(true, false)) {
            transactions.incrementAndGet();
        } else if (watched.get()) {
            reads.incrementAndGet();
            together.await(PATIENCE, TimeUnit.SECONDS);
        }
        try {
            return method.invoke(database, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
