package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.Invitation.End;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.usecase.FindInvitation.Found;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.Optional;

/**
 * Says no to an invitation (PROTOCOL I4). One that is for one address, or for one use, is worth nothing from then on, and its inviter is told; one
 * for many stays for the others. Saying it again tells what a failure left untold, and nothing twice.
 */
public final class DeclineInvitation {
    private final FindInvitation find;
    private final InvitationStore invitations;
    private final TellInviter tell;
    private final Patience patience;
    private final Clock clock;

    public DeclineInvitation(
            FindInvitation find, InvitationStore invitations, TellInviter tell, Patience patience, Clock clock) {
        this.find = find;
        this.invitations = invitations;
        this.tell = tell;
        this.patience = patience;
        this.clock = clock;
    }

    /** The invitation. */
    public Result<Invitation> decline(Identity who, String text) {
        return patience.until("declining", () -> attempt(who, text));
    }

    private Optional<Result<Invitation>> attempt(Identity who, String text) {
        Optional<Found> found = find.find(text);
        if (found.isEmpty()) {
            return Optional.of(Result.refused(ErrorCode.INVITATION_NOT_FOUND));
        }
        Invitation invitation = found.get().invitation();
        Optional<End> mine = invitation.end().filter(end -> end.user().equals(who.user()));
        if (mine.isPresent()) {
            tell.declined(found.get(), who, mine.get().at());
            return Optional.of(Result.done(invitation));
        }
        Optional<ErrorCode> refusal = found.get().refusal(clock.millis());
        if (refusal.isPresent()) {
            return refusal.map(Result::refused);
        }
        if (!found.get().isFor(who)) {
            return Optional.of(Result.refused(ErrorCode.WRONG_ACCOUNT));
        }
        return isForOne(invitation) ? end(found.get(), who) : Optional.of(Result.done(invitation));
    }

    private static boolean isForOne(Invitation invitation) {
        return invitation.email().isPresent() || invitation.maxUses() == 1;
    }

    /** Nothing where somebody else was faster: look again. */
    private Optional<Result<Invitation>> end(Found found, Identity who) {
        long now = clock.millis();
        if (!invitations.end(found.invitation(), new End(now, who.user()))) {
            return Optional.empty();
        }
        tell.declined(found, who, now);
        return Optional.of(Result.done(found.invitation()));
    }
}
