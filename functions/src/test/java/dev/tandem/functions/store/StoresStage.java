package dev.tandem.functions.store;

import dev.tandem.functions.store.dynamo.DynamoStores;

/** A stage whose stores stand on the same rows. */
public interface StoresStage extends Stage {
    DynamoStores stores();

    @Override
    default RoomStore rooms() {
        return stores().rooms();
    }

    @Override
    default AnswerStore answers() {
        return stores().answers();
    }

    @Override
    default RoomLifeStore lives() {
        return stores().lives();
    }

    @Override
    default ConnectionStore connections() {
        return stores().connections();
    }

    @Override
    default LockStore locks() {
        return stores().locks();
    }

    @Override
    default PersonStore people() {
        return stores().people();
    }

    @Override
    default InvitationStore invitations() {
        return stores().invitations();
    }

    @Override
    default TicketStore tickets() {
        return stores().tickets();
    }

    @Override
    default NotificationStore notifications() {
        return stores().notifications();
    }
}
