package dev.tandem.local.stack;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.dynamo.TtlSweeper;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/** Sweeps now and then: expired rows, which nobody reads any more; and calls the function that a clock calls in the cloud. */
final class Sweeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Sweeping.class.getName());

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ttl sweeper").factory());

    private Sweeping() {}

    static Sweeping start(TtlSweeper sweeper, LambdaFunction scheduled) {
        Sweeping sweeping = new Sweeping();
        var _ = sweeping.timer.scheduleWithFixedDelay(() -> sweep(sweeper), 1, 10, TimeUnit.MINUTES);
        var _ = sweeping.timer.scheduleWithFixedDelay(() -> call(scheduled), 1, 1, TimeUnit.MINUTES);
        return sweeping;
    }

    private static void call(LambdaFunction scheduled) {
        try {
            scheduled.invoke("{}".getBytes(UTF_8));
        } catch (Exception failed) {
            LOG.log(WARNING, "The scheduled function failed; it is called again in a minute", failed);
        }
    }

    private static void sweep(TtlSweeper sweeper) {
        try {
            sweeper.sweep();
        } catch (SdkException failed) {
            LOG.log(WARNING, "Sweeping expired rows failed; it is tried again later", failed);
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
