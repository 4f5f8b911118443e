package dev.tandem.functions;

import dev.tandem.functions.limit.Limit;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Measures;
import dev.tandem.functions.log.Metric;
import dev.tandem.functions.usecase.Lanes;
import dev.tandem.functions.usecase.Pause;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Time, chance and threads.
 *
 * @param secrets for tickets and epochs
 * @param jitter for pauses
 * @param rooms how many rooms are told at once
 * @param sockets how many sockets are posted to at once, all rooms together
 * @param reads how many reads of updates are under way at once
 */
public record Surroundings(
        Clock clock,
        RandomGenerator secrets,
        RandomGenerator jitter,
        Pause pause,
        Lanes rooms,
        Lanes sockets,
        Lanes reads,
        Log log) {
    static final int SOCKETS_AT_ONCE = 64;

    private static final int ROOMS_AT_ONCE = 16;
    private static final int READS_AT_ONCE = 256;

    /** Those of this machine; log lines go to standard output. */
    public static Surroundings real(Clock clock) {
        SecureRandom random = new SecureRandom();
        return new Surroundings(
                clock,
                random,
                // The system's, too: processes that are restored from one snapshot would otherwise all wait for the
                // same times.
                random,
                Surroundings::sleep,
                new VirtualLanes(ROOMS_AT_ONCE),
                new VirtualLanes(SOCKETS_AT_ONCE),
                new VirtualLanes(READS_AT_ONCE),
                new Log(clock, System.out::println, Config.stageFromEnvironment()));
    }

    /** The same with another log. */
    public Surroundings with(Log other) {
        return new Surroundings(clock, secrets, jitter, pause, rooms, sockets, reads, other);
    }

    /** Somebody reached a limit. */
    void reached(Limit limit) {
        Map<String, String> which = Map.of("limit", limit.name().toLowerCase(Locale.ROOT));
        log.measured("rate-limited", which, Measures.of(Metric.RATE_LIMITED, 1));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
