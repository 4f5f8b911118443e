package dev.tandem.local.stack;

import static java.lang.System.Logger.Level.WARNING;

import dev.tandem.local.dynamo.TtlSweeper;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/** Sweeps expired rows now and then: nobody reads them any more, and a sweep looks at every row there is. */
final class Sweeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Sweeping.class.getName());

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ttl sweeper").factory());

    private Sweeping() {}

    static Sweeping start(TtlSweeper sweeper) {
        Sweeping sweeping = new Sweeping();
        var _ = sweeping.timer.scheduleWithFixedDelay(() -> sweep(sweeper), 1, 10, TimeUnit.MINUTES);
        return sweeping;
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
