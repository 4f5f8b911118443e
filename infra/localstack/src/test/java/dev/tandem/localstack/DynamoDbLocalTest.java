package dev.tandem.localstack;

import dev.tandem.functions.store.CommitContract;
import dev.tandem.functions.store.RoomStoreContract;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** What LocalStack is asked, asked of DynamoDB Local behind a socket: needs no Docker, so it is known everywhere that it can be asked. */
final class DynamoDbLocalTest {
    @SuppressWarnings("NullAway.Init")
    private static DynamoDBProxyServer server;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)});
        server.start();
        database = new Database(URI.create("http://127.0.0.1:" + port), "local", "secret", "eu-west-1");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        server.stop();
    }

    @Nested
    class Rooms extends RoomStoreContract {
        Rooms() {
            super(database.stage());
        }
    }

    @Nested
    class Commits extends CommitContract {
        Commits() {
            super(database.stage());
        }
    }

    @Nested
    class Stream extends StreamContract {
        Stream() {
            super(database);
        }
    }
}
