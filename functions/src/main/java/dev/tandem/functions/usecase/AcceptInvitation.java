package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.FindInvitation.Found;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gets somebody in by an invitation (PROTOCOL I4). One transaction takes the use and writes the member's row, under the condition that the inviter
 * may still grant it. After a write without an answer the next try reads the member's row first: whoever got in by it is in, and uses nothing more.
 */
public final class AcceptInvitation {
    private final FindInvitation find;
    private final InvitationStore invitations;
    private final RoomStore rooms;
    private final GetRoom room;
    private final MemberQuota quota;
    private final MemberFanOut told;
    private final Patience patience;
    private final Clock clock;

    public AcceptInvitation(
            FindInvitation find,
            InvitationStore invitations,
            RoomStore rooms,
            GetRoom room,
            MemberQuota quota,
            MemberFanOut told,
            Patience patience,
            Clock clock) {
        this.find = find;
        this.invitations = invitations;
        this.rooms = rooms;
        this.room = room;
        this.quota = quota;
        this.told = told;
        this.patience = patience;
        this.clock = clock;
    }

    public Result<RoomDetails> accept(Identity who, String text) {
        return switch (patience.until("accepting", () -> attempt(who, text))) {
            case Result.Done<String>(String entered) -> room.get(who.user(), entered);
            case Result.Refused<String>(var code, var detail) -> new Result.Refused<>(code, detail);
        };
    }

    /** The room; nothing where it has to be tried again. */
    private Optional<Result<String>> attempt(Identity who, String text) {
        Optional<Found> found = find.find(text);
        if (found.isEmpty()) {
            return Optional.of(Result.refused(ErrorCode.INVITATION_NOT_FOUND));
        }
        Optional<Member> row = rooms.member(found.get().room(), who.user());
        if (row.filter(found.get()::givesNothingTo).isPresent()) {
            return Optional.of(Result.done(found.get().room()));
        }
        Instant now = clock.instant();
        Optional<ErrorCode> refusal = refusal(found.get(), who, row, now);
        boolean comes = row.filter(Member::active).isEmpty();
        if (refusal.isEmpty() && comes && quota.isFull(found.get().room(), who.user())) {
            return Optional.of(quota.refused(found.get().room()));
        }
        return refusal.isPresent() ? refused(found.get(), who, row, refusal.get()) : enter(found.get(), who, row, now);
    }

    private static Optional<ErrorCode> refusal(Found found, Identity who, Optional<Member> row, Instant now) {
        return found.refusal(now.toEpochMilli())
                .or(() -> found.isFor(who) ? Optional.empty() : Optional.of(ErrorCode.WRONG_ACCOUNT))
                .or(() -> row.filter(member -> staysOut(found, member)).map(removed -> ErrorCode.FORBIDDEN));
    }

    /** Whom somebody removed comes back by a wish that is later than that, and for them. */
    private static boolean staysOut(Found found, Member row) {
        boolean forThem =
                found.invitation().email().isPresent() && found.invitation().createdAt() > row.removedAt();
        return !row.active() && row.removedAt() > 0 && !forThem;
    }

    /** It may be oneself who took the last use, by a try before: then the own row is being written, or has changed. */
    private Optional<Result<String>> refused(Found found, Identity who, Optional<Member> row, ErrorCode code) {
        return invitations.stands(found.room(), who.user(), row) ? Optional.of(Result.refused(code)) : Optional.empty();
    }

    private Optional<Result<String>> enter(Found found, Identity who, Optional<Member> row, Instant now) {
        Member after = member(found, who, row);
        boolean done = invitations.accept(found.invitation(), found.inviter().orElseThrow(), row, after, now);
        if (!done) {
            return Optional.empty();
        }
        told.changed(found.room(), new ChangeMember.Changed(row, Optional.of(after)));
        return Optional.of(Result.done(found.room()));
    }

    private static Member member(Found found, Identity who, Optional<Member> row) {
        Set<String> crew = new HashSet<>(found.invitation().crew());
        row.filter(Member::active).ifPresent(member -> crew.addAll(member.crew()));
        return new Member(
                who.user(),
                row.filter(Member::active).map(Member::name).orElse(who.name()),
                found.invitation().role(),
                crew,
                true,
                row.map(Member::rev).orElse(0L) + 1);
    }
}
