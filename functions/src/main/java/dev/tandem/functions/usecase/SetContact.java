package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.mail.EmailAddress;
import dev.tandem.functions.mail.InvitationLetter;
import dev.tandem.functions.store.Contact;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.usecase.AppAddress.Asked;
import java.util.Optional;

/** Keeps how somebody is reached by letter (PROTOCOL N5): by the address that their issuer has verified, and no other. */
public final class SetContact {
    private final NotificationStore notifications;
    private final AppAddress app;

    public SetContact(NotificationStore notifications, AppAddress app) {
        this.notifications = notifications;
        this.app = app;
    }

    /**
     * Replaces what was kept; without a verified address nothing is kept any more.
     *
     * @param language of letters, {@code en} or {@code th}
     * @param asked where the app is used
     */
    public Result<Boolean> set(Identity who, String language, Asked asked) {
        if (!InvitationLetter.speaks(language)) {
            return Result.malformed("/language");
        }
        Optional<Contact> contact = who.email()
                .flatMap(EmailAddress::of)
                .flatMap(address -> app.of(asked).map(used -> new Contact(address, language, used)));
        notifications.putContact(who.user(), contact);
        return Result.done(contact.isPresent());
    }
}
