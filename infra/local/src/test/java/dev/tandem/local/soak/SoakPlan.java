package dev.tandem.local.soak;

import java.time.Duration;
import java.util.Optional;

/**
 * What a run is to be like.
 *
 * @param time how long people edit
 * @param mutations where given: people stop as soon as so many are acknowledged, and fewer are not enough
 * @param clients at least as many as there are kinds of rooms
 * @param soonest a stack lives at least so long after it began to serve
 * @param latest and at most so long
 */
record SoakPlan(Duration time, Optional<Long> mutations, int clients, long seed, Duration soonest, Duration latest) {
    static final int FEWEST_CLIENTS = 5;
    static final int MOST_CLIENTS = 200;

    /** A stack that is killed after some seconds, or most of a minute. */
    static SoakPlan of(Duration time, Optional<Long> mutations, int clients, long seed) {
        return new SoakPlan(time, mutations, clients, seed, Duration.ofSeconds(10), Duration.ofSeconds(50));
    }
}
