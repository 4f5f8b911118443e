package dev.tandem.local.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.stack.Between;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stands between the parts of a stack and counts what AWS would meter. */
final class Meter implements Between {
    private static final int MESSAGE_BYTES = 32_768;
    private static final byte[] EMPTY = "{}".getBytes(UTF_8);

    private final Map<Unit, Double> amounts = new EnumMap<>(Unit.class);
    private final Map<String, Integer> finished = new HashMap<>();
    private final Semaphore telling = new Semaphore(1);
    private final AtomicReference<LambdaFunction> sweep = new AtomicReference<>(_ -> EMPTY);
    private int running;

    private synchronized void count(Unit unit, double amount) {
        amounts.merge(unit, amount, Double::sum);
    }

    private void message(int bytes, boolean out) {
        count(Unit.MESSAGE, Math.max(1, Math.ceilDiv(bytes, MESSAGE_BYTES)));
        count(out ? Unit.BYTE_OUT : Unit.BYTE_IN, bytes);
    }

    @Override
    public DynamoDbClient database(DynamoDbClient database) {
        return CountedDynamo.of(database, this::count);
    }

    @Override
    public Push push(Push push) {
        return new Push() {
            @Override
            public PushResult post(String connectionId, byte[] frame) {
                count(Unit.POST, 1);
                message(frame.length, true);
                return push.post(connectionId, frame);
            }

            @Override
            public void close(String connectionId) {
                push.close(connectionId);
            }
        };
    }

    @Override
    public LambdaFunction function(String name, LambdaFunction function) {
        if (name.equals("SweepHandler")) {
            sweep.set(counting(name, function));
            // The clock of the local stack ticks more often than the cloud's, and whenever it likes.
            return _ -> EMPTY;
        }
        return name.equals("BroadcastHandler") ? held(counting(name, function)) : counting(name, function);
    }

    /** What the clock calls. */
    void sweep() {
        try {
            sweep.get().invoke(EMPTY);
        } catch (Exception failed) {
            throw new IllegalStateException("the sweep failed", failed);
        }
    }

    /** Lets nothing be told until what is given is run, so that what is written and what is told are counted apart. */
    Runnable hold() throws InterruptedException {
        telling.acquire();
        return telling::release;
    }

    private LambdaFunction held(LambdaFunction function) {
        return event -> {
            telling.acquire();
            telling.release();
            return function.invoke(event);
        };
    }

    private LambdaFunction counting(String name, LambdaFunction function) {
        return event -> {
            begin();
            try {
                byte[] result = function.invoke(event);
                transport(Form.of(JsonReader.FILES.read(event)), Form.of(JsonReader.FILES.read(result)));
                return result;
            } finally {
                end(name);
            }
        };
    }

    /** What came in and what goes out, by the way it came. */
    private void transport(Form event, Form result) {
        int in = bytes(event);
        int out = bytes(result);
        if (event.has("rawPath")) {
            count(Unit.REQUEST, 1);
            count(Unit.BYTE_IN, in);
            count(Unit.BYTE_OUT, out);
        } else if (event.has("body")) {
            message(in, false);
            if (out > 0) {
                message(out, true);
            }
        }
    }

    private static int bytes(Form message) {
        return message.optionalText("body", _ -> true).orElse("").getBytes(UTF_8).length;
    }

    private synchronized void begin() {
        running++;
        amounts.merge(Unit.INVOCATION, 1.0, Double::sum);
    }

    private synchronized void end(String name) {
        running--;
        finished.merge(name, 1, Integer::sum);
        notifyAll();
    }

    synchronized Counts counted() {
        return new Counts(amounts);
    }

    /** How often a function has ended. */
    synchronized int ended(String name) {
        return finished.getOrDefault(name, 0);
    }

    /** Waits until a function has ended so often, and nothing runs. */
    synchronized void await(String name, int times, long patienceMillis) throws InterruptedException {
        until(() -> ended(name) >= times && running == 0, patienceMillis);
    }

    private void until(BooleanSupplier quiet, long patienceMillis) throws InterruptedException {
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        while (!quiet.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException("what is counted did not come to an end");
            }
            wait(left);
        }
    }
}
