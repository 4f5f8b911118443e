package dev.tandem.local.dynamo;

import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.TableRequests;
import dev.tandem.functions.store.dynamo.Tables;
import java.io.File;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/**
 * The embedded database, with all tables.
 *
 * <p>An acknowledged write in a {@link DataDirectory} survives the sudden end of the process. {@code DDB_LOCAL_TELEMETRY=0} must be in the
 * environment of the process, else DynamoDB Local reports its use to its maker.
 */
public final class LocalDynamo implements AutoCloseable {
    private final AmazonDynamoDBLocal database;
    private final DynamoDbClient client;
    private final Tables tables;
    private final Runnable released;

    private LocalDynamo(AmazonDynamoDBLocal database, DynamoDbClient client, Tables tables, Runnable released) {
        this.database = database;
        this.client = client;
        this.tables = tables;
        this.released = released;
        makeMissingTables();
    }

    /** A database that ends with this process. */
    public static LocalDynamo inMemory(Tables tables) {
        AmazonDynamoDBLocal database = DynamoDBEmbedded.create();
        return new LocalDynamo(database, database.dynamoDbClient(), tables, () -> {});
    }

    /** The database in a directory; made where there is none yet. */
    public static LocalDynamo in(DataDirectory directory, Tables tables) {
        File file = WriteAhead.in(directory.database());
        AmazonDynamoDBLocal database = DynamoDBEmbedded.create(file);
        DynamoDbClient client = database.dynamoDbClient();
        return new LocalDynamo(
                database,
                AfterTransaction.of(client, new ReadBack(client)),
                tables,
                () -> WriteAhead.awaitRelease(file));
    }

    public DynamoDbClient client() {
        return client;
    }

    public DynamoDbStreamsClient streams() {
        return database.dynamoDbStreamsClient();
    }

    /** The stream of a table that has one. */
    public String streamArn(Table table) {
        return client.describeTable(describe -> describe.tableName(tables.name(table)))
                .table()
                .latestStreamArn();
    }

    private void makeMissingTables() {
        Set<String> there = client.listTablesPaginator().tableNames().stream().collect(Collectors.toSet());
        for (Table table : Table.values()) {
            if (!there.contains(tables.name(table))) {
                client.createTable(TableRequests.create(tables, table));
                TableRequests.expiry(tables, table).ifPresent(client::updateTimeToLive);
            }
        }
    }

    /** Closes all shards and goes on with new ones, as the service does every few hours. */
    public void rollShards() {
        database.triggerShardRollovers();
    }

    /** Waits for what is being written, then ends the threads of the database, and waits until its file can be copied. */
    @Override
    public void close() {
        client.close();
        database.shutdown();
        released.run();
    }
}
