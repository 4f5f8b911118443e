package dev.tandem.functions.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The stores on DynamoDB Local. */
final class DynamoStoresTest {
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

    @Nested
    final class Rooms extends RoomStoreContract {
        Rooms() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Lives extends RoomLifeContract {
        Lives() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Pages extends SnapshotPageContract {
        Pages() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Answers extends AnswerStoreContract {
        Answers() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Commits extends CommitContract {
        Commits() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Reading extends RoomReadingContract {
        Reading() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Locks extends LockStoreContract {
        Locks() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class People extends PersonStoreContract {
        People() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Inviting extends InvitationStoreContract {
        Inviting() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class LookingBack extends LookBackContract {
        LookingBack() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Connections extends ConnectionStoreContract {
        Connections() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Tickets extends TicketStoreContract {
        Tickets() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class Notifications extends NotificationStoreContract {
        Notifications() {
            super(dynamo.stage());
        }
    }

    @Nested
    final class History extends HistoryReadingContract {
        History() {
            super(dynamo.stage());
        }
    }
}
