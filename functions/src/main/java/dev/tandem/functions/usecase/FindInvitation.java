package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.mail.EmailAddress;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.util.Optional;

/** Finds what a secret stands for (PROTOCOL I5). Whoever guesses learns nothing: what is malformed, unknown and revoked looks the same. */
public final class FindInvitation {
    private final InvitationStore invitations;
    private final RoomStore rooms;

    public FindInvitation(InvitationStore invitations, RoomStore rooms) {
        this.invitations = invitations;
        this.rooms = rooms;
    }

    /** Nothing where there is none, or its room is gone. */
    Optional<Found> find(String text) {
        return InvitationSecret.of(text)
                .flatMap(secret -> invitations.find(secret.room(), secret.id()))
                .flatMap(this::found);
    }

    private Optional<Found> found(Invitation invitation) {
        Optional<Member> inviter =
                rooms.member(invitation.room(), invitation.by().user());
        return rooms.meta(invitation.room()).map(meta -> new Found(invitation, meta, inviter));
    }

    /**
     * An invitation and what it hangs on, each as of its own moment.
     *
     * @param inviter the row of who made it
     */
    record Found(Invitation invitation, RoomMeta meta, Optional<Member> inviter) {
        String room() {
            return meta.id();
        }

        /** Why nobody gets in by it; nothing where somebody could. */
        Optional<ErrorCode> refusal(long now) {
            if (invitation.end().isPresent() || !Granting.may(inviter, invitation.role())) {
                return Optional.of(ErrorCode.INVITATION_NOT_FOUND);
            }
            if (invitation.usedUp()) {
                return Optional.of(ErrorCode.INVITATION_USED);
            }
            return invitation.expired(now) ? Optional.of(ErrorCode.INVITATION_EXPIRED) : Optional.empty();
        }

        boolean isFor(Identity who) {
            return invitation.email().isEmpty()
                    || invitation.email().equals(who.email().flatMap(EmailAddress::of));
        }

        /** Whether it would give a member nothing that they do not have. */
        boolean givesNothingTo(Member member) {
            return member.active() && member.role().compareTo(invitation.role()) <= 0;
        }
    }
}
