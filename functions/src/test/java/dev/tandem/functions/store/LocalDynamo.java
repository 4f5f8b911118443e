package dev.tandem.functions.store;

import dev.tandem.functions.store.dynamo.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local in memory, with fresh tables for each stage. */
public final class LocalDynamo implements AutoCloseable {
    private final AmazonDynamoDBLocal database = DynamoDBEmbedded.create();
    private final TableStages stages = new TableStages(database.dynamoDbClient());

    public DynamoDbClient client() {
        return database.dynamoDbClient();
    }

    /** The names of tables that nobody else uses, and that exist. */
    public Tables tables() {
        return stages.tables();
    }

    public Stage stage() {
        return stages.stage();
    }

    @Override
    public void close() {
        database.shutdown();
    }
}
