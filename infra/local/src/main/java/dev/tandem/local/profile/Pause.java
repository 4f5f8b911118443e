package dev.tandem.local.profile;

import java.time.Duration;

/** Lets time pass; a test only notes how much. */
@FunctionalInterface
public interface Pause {
    /** Of this thread, in real time. */
    Pause REAL = Thread::sleep;

    void pause(Duration time) throws InterruptedException;
}
