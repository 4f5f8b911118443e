package dev.tandem.functions.sim;

import dev.tandem.functions.store.AnswerStoreContract;
import dev.tandem.functions.store.CommitContract;
import dev.tandem.functions.store.ConnectionStoreContract;
import dev.tandem.functions.store.HistoryReadingContract;
import dev.tandem.functions.store.InvitationStoreContract;
import dev.tandem.functions.store.LockStoreContract;
import dev.tandem.functions.store.LookBackContract;
import dev.tandem.functions.store.NotificationStoreContract;
import dev.tandem.functions.store.PersonStoreContract;
import dev.tandem.functions.store.RoomLifeContract;
import dev.tandem.functions.store.RoomReadingContract;
import dev.tandem.functions.store.RoomStoreContract;
import dev.tandem.functions.store.SnapshotPageContract;
import dev.tandem.functions.store.TicketStoreContract;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** The stores on simulated rows that let nothing go wrong: they do what DynamoDB does. */
final class SimStoresTest {
    private static SimStage stage() {
        return SimStage.over(UnaryOperator.identity());
    }

    @Nested
    final class Rooms extends RoomStoreContract {
        Rooms() {
            super(stage());
        }
    }

    @Nested
    final class Lives extends RoomLifeContract {
        Lives() {
            super(stage());
        }
    }

    @Nested
    final class Pages extends SnapshotPageContract {
        Pages() {
            super(stage());
        }
    }

    @Nested
    final class Answers extends AnswerStoreContract {
        Answers() {
            super(stage());
        }
    }

    @Nested
    final class Commits extends CommitContract {
        Commits() {
            super(stage());
        }
    }

    @Nested
    final class Reading extends RoomReadingContract {
        Reading() {
            super(stage());
        }
    }

    @Nested
    final class Locks extends LockStoreContract {
        Locks() {
            super(stage());
        }
    }

    @Nested
    final class People extends PersonStoreContract {
        People() {
            super(stage());
        }
    }

    @Nested
    final class Inviting extends InvitationStoreContract {
        Inviting() {
            super(stage());
        }
    }

    @Nested
    final class LookingBack extends LookBackContract {
        LookingBack() {
            super(stage());
        }
    }

    @Nested
    final class Connections extends ConnectionStoreContract {
        Connections() {
            super(stage());
        }
    }

    @Nested
    final class Tickets extends TicketStoreContract {
        Tickets() {
            super(stage());
        }
    }

    @Nested
    final class Notifications extends NotificationStoreContract {
        Notifications() {
            super(stage());
        }
    }

    @Nested
    final class History extends HistoryReadingContract {
        History() {
            super(stage());
        }
    }
}
