package dev.tandem.functions.sim;

import java.util.Optional;

/** The moments of a run at which an invocation may die, counted through all of it: before and after each call of the store and of the gateway. */
final class CrashPoints {
    private final Scheduler scheduler;
    private long fatal;
    private long passed;
    private Optional<String> died = Optional.empty();

    CrashPoints(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Who passes this one dies; 0 for nobody. */
    void at(long point) {
        fatal = point;
    }

    void pass() {
        if (!scheduler.isMain(scheduler.current()) && ++passed == fatal) {
            died = Optional.of(scheduler.current().name());
            throw new Killed();
        }
    }

    long passed() {
        return passed;
    }

    /** The name of the task that died. */
    Optional<String> died() {
        return died;
    }
}
