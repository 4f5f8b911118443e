package dev.tandem.functions;

import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.store.AnswerStore;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.LockStore;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.PersonStore;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.TicketStore;
import dev.tandem.functions.store.dynamo.DynamoStores;
import java.util.function.Supplier;

/** What lies behind the functions. {@code push} and {@code mail} are asked for when the first frame is posted and the first letter sent. */
public record Ports(
        RoomStore rooms,
        RoomLifeStore lives,
        AnswerStore answers,
        ConnectionStore connections,
        LockStore locks,
        TicketStore tickets,
        NotificationStore notifications,
        InvitationStore invitations,
        PersonStore people,
        Supplier<Push> push,
        Supplier<Mail> mail) {
    /** All stores on the same tables. */
    public static Ports on(DynamoStores stores, Supplier<Push> push, Supplier<Mail> mail) {
        return new Ports(
                stores.rooms(),
                stores.lives(),
                stores.answers(),
                stores.connections(),
                stores.locks(),
                stores.tickets(),
                stores.notifications(),
                stores.invitations(),
                stores.people(),
                push,
                mail);
    }
}
