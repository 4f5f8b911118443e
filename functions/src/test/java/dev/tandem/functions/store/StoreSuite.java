package dev.tandem.functions.store;

import org.junit.jupiter.api.Nested;

/** Every contract of the stores, on one database. */
public abstract class StoreSuite {
    /** Stores over empty tables, for one test. */
    protected abstract Stage stage();

    @Nested
    class Rooms extends RoomStoreContract {
        Rooms() {
            super(stage());
        }
    }

    @Nested
    class Lives extends RoomLifeContract {
        Lives() {
            super(stage());
        }
    }

    @Nested
    class Pages extends SnapshotPageContract {
        Pages() {
            super(stage());
        }
    }

    @Nested
    class Answers extends AnswerStoreContract {
        Answers() {
            super(stage());
        }
    }

    @Nested
    class Commits extends CommitContract {
        Commits() {
            super(stage());
        }
    }

    @Nested
    class Reading extends RoomReadingContract {
        Reading() {
            super(stage());
        }
    }

    @Nested
    class Telling extends ToldContract {
        Telling() {
            super(stage());
        }
    }

    @Nested
    class Locks extends LockStoreContract {
        Locks() {
            super(stage());
        }
    }

    @Nested
    class People extends PersonStoreContract {
        People() {
            super(stage());
        }
    }

    @Nested
    class Inviting extends InvitationStoreContract {
        Inviting() {
            super(stage());
        }
    }

    @Nested
    class LookingBack extends LookBackContract {
        LookingBack() {
            super(stage());
        }
    }

    @Nested
    class Connections extends ConnectionStoreContract {
        Connections() {
            super(stage());
        }
    }

    @Nested
    class Tickets extends TicketStoreContract {
        Tickets() {
            super(stage());
        }
    }

    @Nested
    class Notifications extends NotificationStoreContract {
        Notifications() {
            super(stage());
        }
    }

    @Nested
    class History extends HistoryReadingContract {
        History() {
            super(stage());
        }
    }
}
