package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.Invitation.End;
import dev.tandem.functions.store.Invitation.Inviter;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.AppAddress.Asked;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.Optional;

/**
 * Puts a new secret and a new time in the place of an invitation's, and sends its letter again (PROTOCOL I2). The old secret is worth nothing from
 * then on. Whoever resends it is its inviter: it is worth what they may give away. What was used stays used.
 */
public final class ResendInvitation {
    private final InvitationStore invitations;
    private final RoomStore rooms;
    private final MailInvitation mail;
    private final Tokens tokens;
    private final Patience patience;
    private final Clock clock;

    public ResendInvitation(
            InvitationStore invitations,
            RoomStore rooms,
            MailInvitation mail,
            Tokens tokens,
            Patience patience,
            Clock clock) {
        this.invitations = invitations;
        this.rooms = rooms;
        this.mail = mail;
        this.tokens = tokens;
        this.patience = patience;
        this.clock = clock;
    }

    public Result<Invited> resend(Identity who, String room, String id, Asked asked) {
        Wanted wanted = new Wanted(who, InvitationSecret.fresh(room, tokens), clock.millis());
        Result<Invitation> made = patience.until("resending", () -> attempt(wanted, id));
        return made.map(invitation -> mail.send(invitation, wanted.secret(), asked));
    }

    /** The same for all tries, so that what came of one before can be told from what others did. */
    private record Wanted(Identity who, InvitationSecret secret, long now) {
        String room() {
            return secret.room();
        }

        boolean ended(Invitation old) {
            return old.end().equals(Optional.of(new End(now, who.user())));
        }
    }

    /** Nothing where it has to be tried again. */
    private Optional<Result<Invitation>> attempt(Wanted wanted, String id) {
        Optional<Invitation> done =
                invitations.find(wanted.room(), wanted.secret().id());
        if (done.isPresent()) {
            return done.map(Result::done);
        }
        Result<Invitation> found =
                RevokeInvitation.find(invitations, rooms, wanted.who().user(), wanted.room(), id);
        return found instanceof Result.Done<Invitation>(Invitation old) ? replace(wanted, old) : Optional.of(found);
    }

    private Optional<Result<Invitation>> replace(Wanted wanted, Invitation old) {
        Identity who = wanted.who();
        Optional<Member> own = rooms.member(old.room(), who.user());
        if (wanted.ended(old)) {
            // By a try before, and what took its place is not visible yet.
            return Optional.empty();
        }
        if (!Granting.may(own, old.role())) {
            return Optional.of(Result.refused(ErrorCode.FORBIDDEN));
        }
        if (old.end().isPresent()) {
            return Optional.of(Result.refused(ErrorCode.INVITATION_NOT_FOUND));
        }
        if (old.usedUp()) {
            return Optional.of(Result.refused(ErrorCode.INVITATION_USED));
        }
        Invitation fresh = old.again(wanted.secret().id(), new Inviter(who.user(), who.name()), wanted.now());
        return invitations.replace(old, fresh, own.orElseThrow()) ? Optional.of(Result.done(fresh)) : Optional.empty();
    }
}
