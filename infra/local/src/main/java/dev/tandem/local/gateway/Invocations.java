package dev.tandem.local.gateway;

import static java.lang.System.Logger.Level.WARNING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.local.LambdaFunction;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs functions, each invocation on its own virtual thread. */
final class Invocations {

    private static final System.Logger LOG = System.getLogger(Invocations.class.getName());

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("invocation-", 0).factory());
    private final Scheduler scheduler;

    Invocations(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Invokes a function; the future always completes with a value. */
    CompletableFuture<Outcome> invoke(LambdaFunction function, ObjectNode event, Duration timeout) {
        var outcome = new CompletableFuture<Outcome>();
        var timer = scheduler.after(timeout, () -> outcome.complete(new Outcome.TimedOut()));
        try {
            threads.execute(() -> outcome.complete(call(function, event)));
        } catch (RejectedExecutionException stopped) {
            outcome.complete(new Outcome.Failed("The gateway has stopped"));
        }
        return outcome.whenComplete((_, _) -> timer.cancel());
    }

    /**
     * Starts work on a virtual thread and hands on what it gives; what stands in where it fails or the gateway has
     * stopped.
     */
    <T> void async(Supplier<CompletableFuture<T>> work, Supplier<T> standIn, Consumer<T> then) {
        var _ = CompletableFuture.<@Nullable Void>completedFuture(null)
                .thenComposeAsync(_ -> work.get(), threads)
                .exceptionally(failure -> {
                    LOG.log(WARNING, "The gateway failed", failure);
                    return standIn.get();
                })
                .thenAccept(then);
    }

    /** Lets running functions end, then interrupts them. */
    void stop(Duration patience) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Outcome call(LambdaFunction function, ObjectNode event) {
        try {
            return new Outcome.Returned(Json.read(function.invoke(Json.bytes(event))));
        } catch (Throwable e) { // An Error of a function fails its invocation, too, and nothing else.
            LOG.log(WARNING, "A function failed", e);
            return new Outcome.Failed(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }
}
