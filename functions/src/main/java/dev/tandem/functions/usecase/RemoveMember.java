package dev.tandem.functions.usecase;

import dev.tandem.model.Member;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Ends a membership (PROTOCOL R5, R15, P4). One write ends it; then the person is cut off, and only then it is answered. Doing it again does the rest
 * that a failure left undone.
 */
public final class RemoveMember {
    private final ChangeMember members;
    private final RevokeAccess revoke;
    private final MemberFanOut told;
    private final Clock clock;

    public RemoveMember(ChangeMember members, RevokeAccess revoke, MemberFanOut told, Clock clock) {
        this.members = members;
        this.revoke = revoke;
        this.told = told;
        this.clock = clock;
    }

    /** As an owner may; gives the row as it is now. Somebody who never was a member is left alone. */
    public Result<Optional<Member>> remove(String by, String room, String user) {
        return ended(room, user, members.change(room, by, user, row -> row.map(this::removed)));
    }

    /** One leaves oneself. */
    public Result<Optional<Member>> leave(String room, String user) {
        return ended(room, user, members.leave(room, user));
    }

    private Member removed(Member member) {
        return member.removedAt() == 0 ? member.removed(clock.millis()) : member;
    }

    private Result<Optional<Member>> ended(String room, String user, Result<ChangeMember.Changed> result) {
        if (result instanceof Result.Done<ChangeMember.Changed>(ChangeMember.Changed changed)
                && changed.before().isPresent()) {
            revoke.of(room, List.of(user), RevokeAccess.Reason.REMOVED);
            told.changed(room, changed);
        }
        return result.map(ChangeMember.Changed::after);
    }
}
