package dev.tandem.functions.store;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** A race of real threads, all let go by one barrier. */
public final class ThreadRace implements Race {
    @Override
    public <T> List<T> run(List<Supplier<T>> acts) {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(acts.size())) {
            return acts.stream().map(act -> threads.submit(() -> started(start, act))).toList().stream()
                    .map(ThreadRace::value)
                    .toList();
        }
    }

    private static <T> T started(CyclicBarrier start, Supplier<T> act) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
        return act.get();
    }

    private static <T> T value(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
