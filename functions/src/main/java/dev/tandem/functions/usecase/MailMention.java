package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.mail.MailFailed;
import dev.tandem.functions.mail.MentionLetter;
import dev.tandem.functions.store.Contact;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Notification;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes to somebody who was mentioned and has the app open nowhere (PROTOCOL N5). At most once for each notification: what goes wrong is not tried again,
 * for the notification is in the inbox anyway.
 */
public final class MailMention {
    static final String EVENT = "mentioned";

    private final Supplier<Mail> mail;
    private final AppAddress app;
    private final NotificationStore notifications;
    private final RoomAccess access;
    private final Log log;

    /** @param mail asked for with the first letter */
    public MailMention(
            Supplier<Mail> mail, AppAddress app, NotificationStore notifications, RoomAccess access, Log log) {
        this.mail = mail;
        this.app = app;
        this.notifications = notifications;
        this.access = access;
        this.log = log;
    }

    /** Nothing where nobody knows how to reach them, or they are not in the room any more. */
    void tell(String user, Notification notification) {
        try {
            notifications
                    .contact(user)
                    .filter(known -> access.member(notification.room(), user).isPresent())
                    .ifPresent(contact ->
                            mail.get().send(letter(contact, notification).letter()));
        } catch (MailFailed | StoreUnavailable failed) {
            log.warn("mail-failed", Map.of("room", notification.room(), "reason", "" + failed.getMessage()));
        }
    }

    private MentionLetter letter(Contact contact, Notification notification) {
        String address = app.orElse(contact.app());
        return new MentionLetter(
                contact.address(),
                contact.language(),
                notification.by().name(),
                notification.title(),
                address + "/rooms/" + notification.room(),
                address + "/settings");
    }
}
