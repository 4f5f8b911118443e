package dev.tandem.functions.usecase;

import java.time.Duration;

/** Lets time pass: a sleep where it runs for real, virtual time where it is simulated. */
@FunctionalInterface
public interface Pause {
    void forAbout(Duration time);
}
