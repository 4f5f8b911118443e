package dev.tandem.functions.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Runs tasks one at a time in virtual time. Whoever holds the baton runs; where it waits, it runs the events that are due and hands the baton
 * to the task they wake. The order depends on times and ties alone, never on threads.
 */
final class Scheduler {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Task> sleepers = new ArrayList<>();
    private final Task main = new Task("main");
    private final long seed;
    private Task current = main;
    private Optional<Throwable> failure = Optional.empty();
    private volatile boolean stopped;
    private long now;
    private long ties;

    /** @param seed of the world, for messages */
    Scheduler(long seed) {
        this.seed = seed;
    }

    /** Milliseconds since the world began. */
    long now() {
        return now;
    }

    /** Who runs. */
    Task current() {
        return current;
    }

    boolean isMain(Task task) {
        return task == main;
    }

    /** Lets something happen after some milliseconds. */
    void after(long millis, Runnable effect) {
        events.add(new Event(now + millis, ties++, new Step.Happen(effect)));
    }

    /** Wakes a task after some milliseconds. */
    void wakeAfter(long millis, Task task) {
        events.add(new Event(now + millis, ties++, new Step.Wake(task)));
    }

    /** Starts a task after some milliseconds. */
    void spawn(long millis, String name, Runnable body) {
        Task task = new Task(name);
        sleepers.add(task);
        Thread.ofVirtual().name(name).start(() -> live(task, body));
        wakeAfter(millis, task);
    }

    /** The running task waits until an event wakes it. */
    void await() {
        if (stopped) {
            throw new Killed();
        }
        Task self = current;
        if (!advance(self)) {
            self.sleep();
        }
        if (stopped) {
            throw self == main
                    ? new AssertionError("a task failed in the world of seed " + seed, failure.orElseThrow())
                    : new Killed();
        }
    }

    /** The main task waits until nothing is left to happen. */
    void drain() {
        await();
    }

    private void live(Task task, Runnable body) {
        try {
            task.sleep();
            if (!stopped) {
                body.run();
            }
        } catch (Killed died) {
            // Its caller learns of it by the answer that never comes.
        } catch (Throwable thrown) {
            fail(thrown);
        }
        if (!stopped) {
            sleepers.remove(task);
            advance(task);
        }
    }

    /** Runs what is due until the baton goes to a task. True where that is {@code self}, which then goes on at once. */
    private boolean advance(Task self) {
        while (failure.isEmpty() && !events.isEmpty()) {
            Event event = events.remove();
            now = event.at();
            switch (event.step()) {
                case Step.Happen(Runnable effect) -> happen(effect);
                case Step.Wake(Task task) -> {
                    current = task;
                    if (task != self) {
                        task.wake();
                    }
                    return task == self;
                }
            }
        }
        return end(self);
    }

    private void happen(Runnable effect) {
        try {
            effect.run();
        } catch (RuntimeException | AssertionError thrown) {
            fail(thrown);
        }
    }

    private void fail(Throwable thrown) {
        if (!stopped) {
            failure = failure.or(() -> Optional.of(thrown));
        }
    }

    private boolean end(Task self) {
        stopped = failure.isPresent();
        current = main;
        if (stopped) {
            List.copyOf(sleepers).forEach(Task::wake);
        }
        if (self != main) {
            main.wake();
        }
        return self == main;
    }

    private record Event(long at, long tie, Step step) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(tie, other.tie);
        }
    }

    private sealed interface Step {
        record Happen(Runnable effect) implements Step {}

        record Wake(Task task) implements Step {}
    }
}
