package dev.tandem.functions.store;

/** Stores over empty tables, for one test. */
public interface Stage {
    RoomStore rooms();

    RoomLifeStore lives();

    AnswerStore answers();

    ConnectionStore connections();

    LockStore locks();

    InvitationStore invitations();

    PersonStore people();

    TicketStore tickets();

    NotificationStore notifications();

    Race race();

    /** Lets everything happen that follows a write some time later. */
    void settle();
}
