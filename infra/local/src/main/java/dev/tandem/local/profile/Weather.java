package dev.tandem.local.profile;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.gateway.Latency;
import dev.tandem.local.gateway.Mishaps;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How long things take and what goes wrong, where either is on. A killed or throttled call takes its time before it fails. */
public record Weather(Optional<LatencyProfile> latency, Optional<FaultProfile> faults) {
    public static final Weather CALM = new Weather(Optional.empty(), Optional.empty());

    /** Whether nothing takes longer or goes wrong on purpose. */
    public boolean isCalm() {
        return latency.isEmpty() && faults.isEmpty();
    }

    public Latency clients() {
        return latency.map(LatencyProfile::clients).orElseGet(Latency::none);
    }

    public Mishaps mishaps() {
        return faults.map(FaultProfile::mishaps).orElseGet(Mishaps::none);
    }

    public LambdaFunction behindGateway(LambdaFunction function) {
        LambdaFunction mortal = faults.map(profile -> profile.invoked(function)).orElse(function);
        return latency.map(profile -> profile.behindGateway(mortal)).orElse(mortal);
    }

    public LambdaFunction behindStream(LambdaFunction function) {
        LambdaFunction slow = latency.map(profile -> profile.invoked(function)).orElse(function);
        return faults.map(profile -> profile.streamed(slow)).orElse(slow);
    }

    public Supplier<Duration> transit() {
        Supplier<Duration> takes = latency.map(LatencyProfile::transit).orElse(() -> Duration.ZERO);
        return faults.map(profile -> profile.transit(takes)).orElse(takes);
    }

    public DynamoDbClient database(DynamoDbClient client) {
        DynamoDbClient faulty = faults.map(profile -> profile.database(client)).orElse(client);
        return latency.map(profile -> profile.database(faulty)).orElse(faulty);
    }

    /** What is on, a line each. */
    public Stream<String> lines() {
        return Stream.concat(
                latency.stream().flatMap(profile -> profile.lines().stream()),
                faults.stream().flatMap(profile -> profile.lines().stream()));
    }
}
