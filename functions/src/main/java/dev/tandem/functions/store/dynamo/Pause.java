package dev.tandem.functions.store.dynamo;

import java.time.Duration;

/** Lets time pass before a retry: a sleep where it runs for real, virtual time where it is simulated. */
@FunctionalInterface
public interface Pause {
    void forAbout(Duration time);
}
