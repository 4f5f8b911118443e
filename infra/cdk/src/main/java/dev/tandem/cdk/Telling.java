package dev.tandem.cdk;

import dev.tandem.functions.store.dynamo.CommitFeed;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The stream of commits, told to the function that broadcasts them as {@link CommitFeed} says; what cannot be told is put aside. */
final class Telling extends Construct {
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
                .batchSize(CommitFeed.BATCH)
                .maxBatchingWindow(seconds(CommitFeed.WINDOW))
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .retryAttempts(CommitFeed.RETRIES)
                .maxRecordAge(seconds(CommitFeed.AGE))
                .onFailure(new SqsDlq(aside))
                .filters(List.of(Map.of("pattern", CommitFeed.PATTERN)))
                .build());
    }

    private static Duration seconds(java.time.Duration time) {
        return Duration.seconds(time.toSeconds());
    }

    /** Where batches are that could not be told. */
    Queue aside() {
        return aside;
    }
}
