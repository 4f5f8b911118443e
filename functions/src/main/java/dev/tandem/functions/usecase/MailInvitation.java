package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.mail.InvitationLetter;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.mail.MailFailed;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.AppAddress.Asked;
import dev.tandem.model.RoomMeta;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends the letter of an invitation that stands. What goes wrong loses no invitation: it can be sent again. */
public final class MailInvitation {
    private final Supplier<Mail> mail;
    private final AppAddress app;
    private final RoomStore rooms;
    private final Log log;

    /** @param mail asked for with the first letter */
    public MailInvitation(Supplier<Mail> mail, AppAddress app, RoomStore rooms, Log log) {
        this.mail = mail;
        this.app = app;
        this.rooms = rooms;
        this.log = log;
    }

    Invited send(Invitation invitation, InvitationSecret secret, Asked asked) {
        String url = app.link(secret, asked);
        Optional<Boolean> mailed =
                invitation.email().map(to -> app.of(asked).isPresent() && isSent(invitation, to, url));
        return new Invited(invitation, secret.text(), url, mailed);
    }

    private boolean isSent(Invitation invitation, String to, String url) {
        try {
            String title = rooms.meta(invitation.room()).map(RoomMeta::title).orElse(invitation.room());
            InvitationLetter letter = new InvitationLetter(
                    to,
                    invitation.language(),
                    invitation.by().name(),
                    title,
                    invitation.role(),
                    invitation.message(),
                    url,
                    Instant.ofEpochMilli(invitation.expiresAt()));
            mail.get().send(letter.letter());
            return true;
        } catch (MailFailed failed) {
            log.warn("mail-failed", Map.of("room", invitation.room(), "reason", "" + failed.getMessage()));
            return false;
        } catch (RuntimeException unexpected) {
            log.error("mail-failed", Map.of("room", invitation.room()), unexpected);
            return false;
        }
    }
}
