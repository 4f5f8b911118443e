package dev.tandem.functions;

import dev.tandem.functions.log.Invocation;
import dev.tandem.functions.usecase.Lanes;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Tasks on virtual threads, no more than a number of them at once. */
final class VirtualLanes implements Lanes {
    private final Semaphore places;

    VirtualLanes(int places) {
        this.places = new Semaphore(places);
    }

    @Override
    public void all(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        List<Future<?>> running;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running = tasks.stream()
                    .map(Invocation::carried)
                    .<Future<?>>map(task -> threads.submit(() -> run(task)))
                    .toList();
        }
        running.forEach(VirtualLanes::rethrow);
    }

    private void run(Runnable task) {
        places.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            places.release();
        }
    }

    private static void rethrow(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException thrown) {
            switch (thrown.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(thrown);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while all were done", interrupted);
        }
    }
}
