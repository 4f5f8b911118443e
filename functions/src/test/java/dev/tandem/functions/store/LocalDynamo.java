package dev.tandem.functions.store;

import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.TableRequests;
import dev.tandem.functions.store.dynamo.Tables;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local in memory, with fresh tables for each stage. */
public final class LocalDynamo implements AutoCloseable {
    private final AmazonDynamoDBLocal database = DynamoDBEmbedded.create();
    private final AtomicInteger stages = new AtomicInteger();

    public DynamoDbClient client() {
        return database.dynamoDbClient();
    }

    /** The names of tables that nobody else uses, and that exist. */
    public Tables tables() {
        Tables tables = new Tables("stage" + stages.incrementAndGet() + "-");
        for (Table table : Table.values()) {
            client().createTable(TableRequests.create(tables, table));
            TableRequests.expiry(tables, table).ifPresent(client()::updateTimeToLive);
        }
        return tables;
    }

    public Stage stage() {
        // Nothing here is ever contended, so nothing is waited for.
        return new LocalStage(DynamoStores.on(client(), tables(), time -> {}, new Random(1)));
    }

    @Override
    public void close() {
        database.shutdown();
    }

    private record LocalStage(DynamoStores stores) implements Stage {
        @Override
        public RoomStore rooms() {
            return stores.rooms();
        }

        @Override
        public AnswerStore answers() {
            return stores.answers();
        }

        @Override
        public RoomLifeStore lives() {
            return stores.lives();
        }

        @Override
        public ConnectionStore connections() {
            return stores.connections();
        }

        @Override
        public LockStore locks() {
            return stores.locks();
        }

        @Override
        public PersonStore people() {
            return stores.people();
        }

        @Override
        public InvitationStore invitations() {
            return stores.invitations();
        }

        @Override
        public TicketStore tickets() {
            return stores.tickets();
        }

        @Override
        public NotificationStore notifications() {
            return stores.notifications();
        }

        @Override
        public Race race() {
            return new ThreadRace();
        }

        @Override
        public void settle() {}
    }
}
