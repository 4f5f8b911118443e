package dev.tandem.local.profile;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.gateway.Mishaps;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** Makes things go wrong. Whether the nth post, batch or invocation meets a fault follows from the seed. */
public final class FaultProfile {
    private static final Duration LATE = Duration.ofSeconds(3);

    private final Map<Fault, SplittableRandom> randoms = new EnumMap<>(Fault.class);

    private FaultProfile(long seed) {
        for (Fault fault : Fault.values()) {
            randoms.put(fault, new SplittableRandom(seed * 31 + fault.name().hashCode()));
        }
    }

    public static FaultProfile of(long seed) {
        return new FaultProfile(seed);
    }

    /** Of the gateway. */
    public Mishaps mishaps() {
        return new Mishaps() {
            @Override
            public Post post() {
                if (strikes(Fault.GONE)) {
                    return Post.GONE;
                }
                if (strikes(Fault.LOST_POST)) {
                    return Post.LOST;
                }
                return strikes(Fault.REFUSED_POST) ? Post.REFUSED : Post.DELIVERED;
            }

            @Override
            public boolean losesDisconnect() {
                return strikes(Fault.LOST_DISCONNECT);
            }
        };
    }

    /** A function whose invocations may be killed. */
    public LambdaFunction invoked(LambdaFunction function) {
        return event -> {
            if (!strikes(Fault.KILLED_INVOCATION)) {
                return function.invoke(event);
            }
            if (random(Fault.KILLED_INVOCATION) < 0.5) {
                function.invoke(event);
            }
            throw new IllegalStateException("The invocation was killed, as --faults wants it");
        };
    }

    /** The same behind the stream, which may tell a batch twice. */
    public LambdaFunction streamed(LambdaFunction function) {
        LambdaFunction invoked = invoked(function);
        return event -> {
            byte[] answer = invoked.invoke(event);
            return strikes(Fault.DUPLICATE_BATCH) ? invoked.invoke(event) : answer;
        };
    }

    /** What is read of the stream may be late. */
    public Supplier<Duration> transit(Supplier<Duration> transit) {
        return () -> strikes(Fault.LATE_BATCH) ? transit.get().plus(LATE) : transit.get();
    }

    public DynamoDbClient database(DynamoDbClient client) {
        return WatchedDatabase.of(client, operation -> {
            if (strikes(Fault.THROTTLED_TABLE)) {
                throw throttled();
            }
        });
    }

    /** What is on, a line each, for whoever starts it. */
    public List<String> lines() {
        return Stream.of(Fault.values()).map(Fault::line).toList();
    }

    private static RuntimeException throttled() {
        String code = "ProvisionedThroughputExceededException";
        return ProvisionedThroughputExceededException.builder()
                .message("The table was throttled, as --faults wants it")
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private boolean strikes(Fault fault) {
        return random(fault) < fault.chance();
    }

    private double random(Fault fault) {
        synchronized (randoms) {
            return Objects.requireNonNull(randoms.get(fault)).nextDouble();
        }
    }
}
