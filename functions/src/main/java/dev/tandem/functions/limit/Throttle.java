package dev.tandem.functions.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The buckets of one function instance, in its memory: asking costs nothing. Those used least recently are forgotten, which makes them full; so one
 * who floods cannot make others wait, and cannot fill the memory either.
 */
public final class Throttle {
    private static final int MOST = 20_000;

    private final Limits limits;
    private final Clock clock;
    private final Consumer<Limit> refused;
    private final Map<Key, Long> fullAt = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > MOST;
        }
    };

    private record Key(Limit limit, String whose) {}

    /**
     * With nothing used of the limits.
     *
     * @param refused hears of each time that one was reached
     */
    public Throttle(Limits limits, Clock clock, Consumer<Limit> refused) {
        this.limits = limits;
        this.clock = clock;
        this.refused = refused;
    }

    /** Takes one token; gives the time to wait where there is none, and nothing is taken then. */
    public Optional<Duration> ask(Limit limit, String whose) {
        return ask(limit, whose, 1);
    }

    /** Takes several at once. */
    public Optional<Duration> ask(Limit limit, String whose, int tokens) {
        Optional<Duration> wait = limits.of(limit).flatMap(rate -> ask(rate, new Key(limit, whose), tokens));
        wait.ifPresent(_ -> refused.accept(limit));
        return wait;
    }

    private Optional<Duration> ask(Rate rate, Key key, int tokens) {
        synchronized (fullAt) {
            return switch (rate.take(fullAt.getOrDefault(key, 0L), clock.millis() * 1_000, tokens)) {
                case Rate.Verdict.Served(long next) -> {
                    fullAt.put(key, next);
                    yield Optional.empty();
                }
                case Rate.Verdict.Throttled(Duration retryAfter) -> Optional.of(retryAfter);
            };
        }
    }
}
