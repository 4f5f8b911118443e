package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.AnswerStore;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.LockStore;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.PersonStore;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.TicketStore;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All stores of one deployment. Safe for use by many threads where client and random source are. */
public final class DynamoStores {
    private final RoomStore rooms;
    private final RoomLifeStore lives;
    private final AnswerStore answers;
    private final ConnectionStore connections;
    private final LockStore locks;
    private final InvitationStore invitations;
    private final TicketStore tickets;
    private final NotificationStore notifications;
    private final PersonStore people;

    /** The stores over rows that were never restored, wherever these lie. */
    public DynamoStores(Rows rows, Pause pause, RandomGenerator random) {
        this(rows, Generation.FIRST, pause, random);
    }

    /** The stores over rows, wherever these lie. */
    public DynamoStores(Rows rows, Generation generation, Pause pause, RandomGenerator random) {
        Patience patience = new Patience(pause, random);
        rooms = new DynamoRoomStore(rows, generation, patience);
        lives = new DynamoRoomLifeStore(rows, patience);
        answers = new DynamoAnswerStore(rows, patience);
        connections = new DynamoConnectionStore(rows, patience);
        locks = new DynamoLockStore(rows, patience);
        invitations = new DynamoInvitationStore(rows, patience);
        tickets = new DynamoTicketStore(rows, patience);
        notifications = new DynamoNotificationStore(rows, patience);
        people = new DynamoPersonStore(rows, generation, patience);
    }

    /**
     * The stores on DynamoDB.
     *
     * @param client with its own timeouts and retries for throttling and lost connections
     * @param pause lets time pass before a retry
     * @param random spreads retries
     */
    public static DynamoStores on(DynamoDbClient client, Tables tables, Pause pause, RandomGenerator random) {
        return new DynamoStores(new DynamoRows(client, tables), tables.generation(), pause, random);
    }

    public RoomStore rooms() {
        return rooms;
    }

    public AnswerStore answers() {
        return answers;
    }

    public RoomLifeStore lives() {
        return lives;
    }

    public ConnectionStore connections() {
        return connections;
    }

    public LockStore locks() {
        return locks;
    }

    public InvitationStore invitations() {
        return invitations;
    }

    public TicketStore tickets() {
        return tickets;
    }

    public NotificationStore notifications() {
        return notifications;
    }

    public PersonStore people() {
        return people;
    }
}
