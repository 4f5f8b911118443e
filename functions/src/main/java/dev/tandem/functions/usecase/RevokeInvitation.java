package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.Invitation.End;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.Optional;

/** Ends an invitation before its time (PROTOCOL I2): one's own, and owners any. Once this is answered, nobody gets in by it. */
public final class RevokeInvitation {
    private final InvitationStore invitations;
    private final RoomStore rooms;
    private final Patience patience;
    private final Clock clock;

    public RevokeInvitation(InvitationStore invitations, RoomStore rooms, Patience patience, Clock clock) {
        this.invitations = invitations;
        this.rooms = rooms;
        this.patience = patience;
        this.clock = clock;
    }

    /** The invitation as it was. */
    public Result<Invitation> revoke(String user, String room, String id) {
        return patience.until("revoking", () -> attempt(user, room, id));
    }

    private Optional<Result<Invitation>> attempt(String user, String room, String id) {
        Result<Invitation> found = find(invitations, rooms, user, room, id);
        if (!(found instanceof Result.Done<Invitation>(Invitation invitation))) {
            return Optional.of(found);
        }
        boolean over = invitation.end().isPresent() || invitations.end(invitation, new End(clock.millis(), user));
        return over ? Optional.of(found) : Optional.empty();
    }

    /** The invitation where it is somebody's to change. */
    static Result<Invitation> find(InvitationStore invitations, RoomStore rooms, String user, String room, String id) {
        Optional<Member> own = rooms.member(room, user).filter(Member::active);
        if (own.isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        if (!own.get().role().isAtLeast(Role.EDITOR)) {
            return Result.refused(ErrorCode.FORBIDDEN);
        }
        Optional<Invitation> found = Ids.isId(id) ? invitations.find(room, id) : Optional.empty();
        if (found.isEmpty()) {
            return Result.refused(ErrorCode.INVITATION_NOT_FOUND);
        }
        boolean mine = found.get().by().user().equals(user) || own.get().role() == Role.OWNER;
        return mine ? Result.done(found.get()) : Result.refused(ErrorCode.FORBIDDEN);
    }
}
