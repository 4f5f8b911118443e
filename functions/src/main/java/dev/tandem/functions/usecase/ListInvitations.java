package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invitations that can still be accepted, newest first: one's own, and of others to owners (PROTOCOL I2). */
public final class ListInvitations {
    /** The newest of them; an answer has its limits. */
    private static final int MOST = 500;

    private final InvitationStore invitations;
    private final RoomAccess access;
    private final Clock clock;

    public ListInvitations(InvitationStore invitations, RoomAccess access, Clock clock) {
        this.invitations = invitations;
        this.access = access;
        this.clock = clock;
    }

    public Result<List<Invitation>> of(String user, String room) {
        List<Invitation> all = invitations.of(room);
        // Members are read last: whoever was removed meanwhile sees nothing.
        Map<String, Member> members = access.members(room);
        Member own = members.get(user);
        if (own == null) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        if (!own.role().isAtLeast(Role.EDITOR)) {
            return Result.refused(ErrorCode.FORBIDDEN);
        }
        return Result.done(all.stream()
                .filter(each -> own.role() == Role.OWNER || each.by().user().equals(user))
                .filter(each -> isWorthSomething(each, members))
                .sorted(Comparator.comparingLong(Invitation::createdAt)
                        .reversed()
                        .thenComparing(Invitation::id))
                .limit(MOST)
                .toList());
    }

    private boolean isWorthSomething(Invitation invitation, Map<String, Member> members) {
        Optional<Member> inviter =
                Optional.ofNullable(members.get(invitation.by().user()));
        return invitation.pending(clock.millis()) && Granting.may(inviter, invitation.role());
    }
}
