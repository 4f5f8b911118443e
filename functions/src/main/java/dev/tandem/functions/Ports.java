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
import dev.tandem.functions.usecase.Division;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What lies behind the functions. {@code push} and {@code mail} are asked for when the first frame is posted and the first letter sent.
 *
 * @param division where other invocations post what is too much for one
 */
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
        Supplier<Mail> mail,
        Optional<Division> division) {
    /** Where each invocation posts alone. */
    public Ports(
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
        this(
                rooms,
                lives,
                answers,
                connections,
                locks,
                tickets,
                notifications,
                invitations,
                people,
                push,
                mail,
                Optional.empty());
    }

    /** The same with others who post. */
    public Ports dividing(Division among) {
        return new Ports(
                rooms,
                lives,
                answers,
                connections,
                locks,
                tickets,
                notifications,
                invitations,
                people,
                push,
                mail,
                Optional.of(among));
    }

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
