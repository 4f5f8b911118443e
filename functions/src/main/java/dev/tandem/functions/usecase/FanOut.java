package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Measures;
import dev.tandem.functions.log.Metric;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.store.Presence;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Posts frames to many sockets. No recipient can harm another: what goes wrong with one is logged and left; every client finds a gap by itself or
 * learns of it with its next heartbeat.
 */
public final class FanOut {
    private static final int SLOW_RETRIES = 2;
    private static final int SLOW_PAUSE_MILLIS = 200;
    private static final int CLOSING_ATTEMPTS = 3;

    private final Supplier<Push> push;
    private final Lanes lanes;
    private final Pause pause;
    private final RandomGenerator random;
    private final Log log;
    private final Optional<Division> division;

    public FanOut(Supplier<Push> push, Lanes lanes, Pause pause, RandomGenerator random, Log log) {
        this(push, lanes, pause, random, log, Optional.empty());
    }

    private FanOut(
            Supplier<Push> push,
            Lanes lanes,
            Pause pause,
            RandomGenerator random,
            Log log,
            Optional<Division> division) {
        this.push = push;
        this.lanes = lanes;
        this.pause = pause;
        this.random = random;
        this.log = log;
        this.division = division;
    }

    /** The same, with others who post what is too much for one. */
    public FanOut divided(Division among) {
        return new FanOut(push, lanes, pause, random, log, Optional.of(among));
    }

    /**
     * Posts to each connection its frames, in their order; after one that did not arrive, the rest is not tried.
     *
     * @return the connections that are closed: the caller forgets them
     */
    Set<String> post(Map<String, List<byte[]>> frames) {
        return deliver(frames).gone();
    }

    /**
     * What became of it.
     *
     * @param gone the connections that are closed: the caller forgets them
     * @param whole whether the gateway took every frame for every socket that is there
     */
    record Delivery(Set<String> gone, boolean whole) {}

    /** The same as {@link #post}, and says whether it reached everybody. */
    Delivery deliver(Map<String, List<byte[]>> frames) {
        return division.map(among -> among.deliver(frames, this::here)).orElseGet(() -> here(frames));
    }

    private Delivery here(Map<String, List<byte[]>> frames) {
        Posted posted = new Posted();
        lanes.all(frames.entrySet().stream()
                .filter(each -> Presence.isSocket(each.getKey()))
                .map(each -> (Runnable) () -> post(each.getKey(), each.getValue(), posted))
                .toList());
        log.measured("posted", Map.of(), posted.measures());
        return new Delivery(inOrder(posted.gone()), posted.failed().sum() == 0);
    }

    /**
     * Closes sockets; what they were told before it still arrives, nothing after it does.
     *
     * @return those that may still be open, because the gateway did not answer: only their own end ends them
     */
    public Set<String> close(Collection<String> connections) {
        Set<String> open = ConcurrentHashMap.newKeySet();
        lanes.all(connections.stream()
                .filter(Presence::isSocket)
                .sorted()
                .map(each -> (Runnable) () -> close(each, open))
                .toList());
        return inOrder(open);
    }

    /** In the same order in every process: what a seed did once, it does again. */
    private static Set<String> inOrder(Set<String> connections) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(connections));
    }

    private void close(String connection, Set<String> open) {
        for (int attempt = 1; attempt <= CLOSING_ATTEMPTS; attempt++) {
            try {
                push.get().close(connection);
                return;
            } catch (RuntimeException refused) {
                log.error("close-failed", Map.of("connection", connection), refused);
            }
        }
        open.add(connection);
    }

    /** What became of the frames of one fan-out. */
    private record Posted(LongAdder sent, Set<String> gone, LongAdder failed) {
        Posted() {
            this(new LongAdder(), ConcurrentHashMap.newKeySet(), new LongAdder());
        }

        Measures measures() {
            return Measures.none()
                    .andAny(Metric.PUSHES, sent.sum())
                    .andAny(Metric.PUSHES_GONE, gone.size())
                    .andAny(Metric.PUSHES_FAILED, failed.sum());
        }
    }

    private void post(String connection, List<byte[]> frames, Posted posted) {
        for (byte[] frame : frames) {
            PushResult result = patiently(connection, frame);
            if (!(result instanceof PushResult.Sent)) {
                leave(connection, result, posted);
                return;
            }
            posted.sent().increment();
        }
    }

    private void leave(String connection, PushResult result, Posted posted) {
        if (!(result instanceof PushResult.Gone)) {
            posted.failed().increment();
        }
        switch (result) {
            case PushResult.Sent() -> {}
            case PushResult.Gone() -> posted.gone().add(connection);
            case PushResult.Slow() -> log.warn("post-slow", Map.of("connection", connection));
            case PushResult.TooLarge() -> log.warn("post-too-large", Map.of("connection", connection));
            case PushResult.Failed(String reason) ->
                log.warn("post-failed", Map.of("connection", connection, "reason", reason));
        }
    }

    private PushResult patiently(String connection, byte[] frame) {
        PushResult result = once(connection, frame);
        for (int retry = 0; retry < SLOW_RETRIES && result instanceof PushResult.Slow; retry++) {
            pause.forAbout(Duration.ofMillis(1 + random.nextInt(SLOW_PAUSE_MILLIS)));
            result = once(connection, frame);
        }
        return result;
    }

    private PushResult once(String connection, byte[] frame) {
        try {
            return push.get().post(connection, frame);
        } catch (RuntimeException unexpected) {
            log.error("post-threw", Map.of("connection", connection), unexpected);
            return new PushResult.Failed(unexpected.getClass().getSimpleName());
        }
    }
}
