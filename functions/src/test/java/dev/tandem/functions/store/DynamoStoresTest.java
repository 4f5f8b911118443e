package dev.tandem.functions.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The stores on DynamoDB Local. */
final class DynamoStoresTest extends StoreSuite {
    @SuppressWarnings("NullAway.Init")
    private static LocalDynamo dynamo;

    @BeforeAll
    static void start() {
        dynamo = new LocalDynamo();
    }

    @AfterAll
    static void stop() {
        dynamo.close();
    }

    @Override
    protected Stage stage() {
        return dynamo.stage();
    }
}
