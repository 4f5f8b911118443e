package dev.tandem.localstack;

import dev.tandem.functions.store.Stage;
import dev.tandem.functions.store.TableStages;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.local.stream.EventSourceMapping;
import dev.tandem.local.stream.StreamPoller;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A DynamoDB at the other end of a socket, whoever serves it. */
final class Database implements AutoCloseable {
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;
    private final TableStages stages;

    /** Where it listens, and for whom: an emulator takes any secret. */
    Database(URI endpoint, String key, String secret, String region) {
        AwsCredentialsProvider credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
        client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(Region.of(region))
                .build();
        streams = DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(Region.of(region))
                .build();
        stages = new TableStages(client);
    }

    Stage stage() {
        return stages.stage();
    }

    Stage stage(Tables tables) {
        return stages.stage(tables);
    }

    Tables tables() {
        return stages.tables();
    }

    /** Reads the stream of the rooms as an event source does. */
    StreamPoller poll(Tables tables, EventSourceMapping mapping) {
        String arn = client.describeTable(table -> table.tableName(tables.name(Table.ROOMS)))
                .table()
                .latestStreamArn();
        return StreamPoller.start(streams, arn, mapping, Clock.systemUTC(), () -> Duration.ZERO);
    }

    @Override
    public void close() {
        streams.close();
        client.close();
    }
}
