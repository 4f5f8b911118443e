package dev.tandem.functions.sim;

import java.util.concurrent.Semaphore;

/** One strand of work, on a thread of its own that runs only while it holds the baton. */
final class Task {
    private final String name;
    private final Semaphore baton = new Semaphore(0);

    Task(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void wake() {
        baton.release();
    }

    void sleep() {
        baton.acquireUninterruptibly();
    }
}
