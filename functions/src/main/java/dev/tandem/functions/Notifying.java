package dev.tandem.functions;

import dev.tandem.functions.usecase.ChoosePreferences;
import dev.tandem.functions.usecase.ListNotifications;
import dev.tandem.functions.usecase.MailMention;
import dev.tandem.functions.usecase.NotifyMembers;
import dev.tandem.functions.usecase.PostNotifications;
import dev.tandem.functions.usecase.ReadNotifications;
import dev.tandem.functions.usecase.SetContact;

/** Builds the use cases of inboxes. */
public final class Notifying {
    private final Wiring wiring;
    private final Ports ports;
    private final Surroundings around;

    Notifying(Wiring wiring) {
        this.wiring = wiring;
        this.ports = wiring.ports();
        this.around = wiring.around();
    }

    public NotifyMembers notifyMembers() {
        return new NotifyMembers(
                ports.rooms(), ports.notifications(), post(), mailMention(), around.rooms(), around.log());
    }

    public SetContact setContact() {
        return new SetContact(ports.notifications(), wiring.appAddress());
    }

    private MailMention mailMention() {
        return new MailMention(ports.mail(), wiring.appAddress(), ports.notifications(), wiring.access(), around.log());
    }

    public ListNotifications listNotifications() {
        return new ListNotifications(ports.notifications());
    }

    public ReadNotifications readNotifications() {
        return new ReadNotifications(ports.notifications());
    }

    public ChoosePreferences choosePreferences() {
        return new ChoosePreferences(ports.notifications());
    }

    PostNotifications post() {
        return new PostNotifications(
                ports.connections(),
                wiring.access(),
                wiring.fanOut(),
                wiring.closeConnection(),
                wiring.leases(),
                around.log());
    }
}
