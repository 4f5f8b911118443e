package dev.tandem.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The stream of commits, told to the function that broadcasts them. By default a batch that fails is tried again for a day while everything behind it
 * waits; here it is halved, tried a few times and put aside, and clients that miss it ask for it by position (PROTOCOL S4).
 */
final class Telling extends Construct {
    private static final int BATCH = 100;
    private static final int RETRIES = 4;
    private static final Duration AGE = Duration.minutes(10);
    private static final Duration KEPT = Duration.days(14);

    private final Queue aside;

    Telling(Construct scope, ITable rooms, Alias broadcast) {
        super(scope, "Telling");
        aside = Queue.Builder.create(this, "Aside")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(KEPT)
                .build();
        broadcast.addEventSource(DynamoEventSource.Builder.create(rooms)
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(BATCH)
                .maxBatchingWindow(Duration.seconds(0))
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .retryAttempts(RETRIES)
                .maxRecordAge(AGE)
                .onFailure(new SqsDlq(aside))
                .filters(List.of(FilterCriteria.filter(new TreeMap<>(Map.of(
                        "eventName",
                        FilterRule.isEqual("INSERT"),
                        "dynamodb",
                        Map.of("Keys", Map.of("sk", Map.of("S", FilterRule.beginsWith("log#")))))))))
                .build());
    }

    /** Where batches are that could not be told. */
    Queue aside() {
        return aside;
    }
}
