package dev.tandem.functions.store;

import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.TableRequests;
import dev.tandem.functions.store.dynamo.Tables;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stages on any database that a client reaches, with fresh tables for each. */
public final class TableStages {
    private final DynamoDbClient client;
    private final AtomicInteger stages = new AtomicInteger();

    public TableStages(DynamoDbClient client) {
        this.client = client;
    }

    /** The names of tables that nobody else uses, and that exist. */
    public Tables tables() {
        Tables tables = new Tables("stage" + stages.incrementAndGet() + "-");
        for (Table table : Table.values()) {
            client.createTable(TableRequests.create(tables, table));
            TableRequests.expiry(tables, table).ifPresent(client::updateTimeToLive);
        }
        return tables;
    }

    /** Stores over tables that nobody else uses. */
    public Stage stage() {
        return stage(tables());
    }

    /** Stores over tables that exist. */
    public Stage stage(Tables tables) {
        // Nothing here is ever contended, so nothing is waited for.
        return new OnTables(DynamoStores.on(client, tables, time -> {}, new Random(1)));
    }

    private record OnTables(DynamoStores stores) implements StoresStage {
        @Override
        public Race race() {
            return new ThreadRace();
        }

        @Override
        public void settle() {}
    }
}
