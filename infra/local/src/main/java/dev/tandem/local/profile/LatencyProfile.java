package dev.tandem.local.profile;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.gateway.Latency;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes everything take as long as it takes in the cloud. The nth wait of a kind follows from the seed. */
public final class LatencyProfile {
    private final Figures figures = Figures.aws();
    private final boolean snapStart;
    private final long seed;
    private final InstantSource clock;
    private final Pause pause;
    private final Map<String, SplittableRandom> randoms = new ConcurrentHashMap<>();

    private LatencyProfile(boolean snapStart, long seed, InstantSource clock, Pause pause) {
        this.snapStart = snapStart;
        this.seed = seed;
        this.clock = clock;
        this.pause = pause;
    }

    /** As {@code latency/aws.json} says. */
    public static LatencyProfile aws(boolean snapStart, long seed, InstantSource clock, Pause pause) {
        return new LatencyProfile(snapStart, seed, clock, pause);
    }

    /** How far away clients are, and how long a post takes. */
    public Latency clients() {
        return new Latency() {
            @Override
            public Duration oneWay(String connectionId) {
                return next("client");
            }

            @Override
            public Duration post() {
                return next("post");
            }
        };
    }

    /** A function behind the gateway. */
    public LambdaFunction behindGateway(LambdaFunction function) {
        LambdaFunction invoked = invoked(function);
        return event -> {
            pause.pause(next("gateway"));
            return invoked.invoke(event);
        };
    }

    /** A function in environments that are warm or cold. */
    public LambdaFunction invoked(LambdaFunction function) {
        Warmth environments = new Warmth(clock);
        return event -> {
            boolean warm = environments.take();
            pause.pause(next(warm ? "warm" : snapStart ? "restored" : "cold"));
            try {
                return function.invoke(event);
            } finally {
                environments.giveBack();
            }
        };
    }

    public DynamoDbClient database(DynamoDbClient client) {
        return WatchedDatabase.of(client, operation -> pause.pause(next(kind(operation))));
    }

    /** The next wait of a kind that {@code latency/aws.json} names, for whoever only reckons with it. */
    public Duration drawn(String figure) {
        return next(figure);
    }

    /** From a write to the function behind the stream, where that is warm. */
    public Supplier<Duration> transit() {
        return () -> next("stream");
    }

    /** What is on, a line each, for whoever starts it. */
    public List<String> lines() {
        return figures.all().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(snapStart ? "cold" : "restored"))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String line(String name, Figures.Figure figure) {
        return "latency %s: p50 %d ms, p99 %d ms (%s), %s"
                .formatted(
                        name,
                        figure.millis().at(50).toMillis(),
                        figure.millis().at(99).toMillis(),
                        figure.kind(),
                        figure.what());
    }

    private static String kind(WatchedDatabase.Operation operation) {
        return switch (operation) {
            case READ -> "read";
            case WRITE -> "write";
            case TRANSACTION -> "transaction";
        };
    }

    private Duration next(String figure) {
        SplittableRandom random =
                randoms.computeIfAbsent(figure, name -> new SplittableRandom(seed * 31 + name.hashCode()));
        double percent;
        synchronized (random) {
            percent = random.nextDouble(100);
        }
        return figures.get(figure).millis().at(percent);
    }
}
