package dev.tandem.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Time that passes only when a test says so; what is due runs on the thread of the test, in its order. */
final class VirtualTime implements Scheduler {

    private record Task(Instant due, long number, Runnable run) {}

    private final TreeSet<Task> tasks =
            new TreeSet<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private Instant now = Instant.parse("2026-03-09T18:11:43Z");
    private long numbers;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Cancellable after(Duration delay, Runnable run) {
        var task = new Task(now.plus(delay), numbers++, run);
        tasks.add(task);
        notifyAll();
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    /** How many tasks wait for their time. */
    synchronized int waiting() {
        return tasks.size();
    }

    /** Waits until so many tasks wait for their time. */
    synchronized void awaitWaiting(int count) throws InterruptedException {
        while (tasks.size() < count) {
            wait();
        }
    }

    void advance(Duration duration) {
        Instant end = now().plus(duration);
        for (var task = next(end); task.isPresent(); task = next(end)) {
            task.get().run().run();
        }
    }

    private synchronized Optional<Task> next(Instant end) {
        if (tasks.isEmpty() || tasks.first().due().isAfter(end)) {
            now = end;
            return Optional.empty();
        }
        Task first = tasks.removeFirst();
        now = first.due();
        return Optional.of(first);
    }
}
