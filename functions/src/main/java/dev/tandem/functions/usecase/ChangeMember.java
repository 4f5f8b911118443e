package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Writes one member's row, as an owner may, or anybody who only leaves. One item is written: from that moment on the person is what it says.
 *
 * <p>The write is conditional on the row of who asks, so that somebody who was removed meanwhile changes nobody any more, and, where it takes an
 * owner away, on that of an owner who stays. So one owner always remains, also where two remove each other at the same moment: one of the two
 * fails and is looked at again.
 */
public final class ChangeMember {
    private static final int RACES = 8;
    private static final int PAUSE_MILLIS = 60;

    private final RoomStore rooms;
    private final MemberQuota quota;
    private final Pause pause;
    private final RandomGenerator random;

    public ChangeMember(RoomStore rooms, MemberQuota quota, Pause pause, RandomGenerator random) {
        this.rooms = rooms;
        this.quota = quota;
        this.pause = pause;
        this.random = random;
    }

    /** A row as it was and as it is now; nothing where there is none. */
    record Changed(Optional<Member> before, Optional<Member> after) {}

    /**
     * Reads all rows, asks what the one shall be, and writes it.
     *
     * @param by who asks
     * @param user whose row
     * @param change the row as it was to the row as it shall be, {@code rev} not regarded; the same: nothing is written
     */
    Result<Changed> change(String room, String by, String user, UnaryOperator<Optional<Member>> change) {
        return change(room, by, user, true, change);
    }

    /** Ends one's own membership, whatever role one has. */
    Result<Changed> leave(String room, String user) {
        return change(room, user, user, false, row -> row.map(Member::left));
    }

    private Result<Changed> change(
            String room, String by, String user, boolean asOwner, UnaryOperator<Optional<Member>> change) {
        for (int race = 0; race < RACES; race++) {
            List<Member> rows = rooms.members(room);
            Optional<Member> actor = find(rows, by).filter(Member::active);
            Optional<ErrorCode> refusal = refusal(actor, asOwner);
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            Optional<Member> before = find(rows, user);
            Optional<Member> after = change.apply(before);
            if (after.equals(before)) {
                return Result.done(new Changed(before, before));
            }
            boolean comes = before.filter(Member::active).isEmpty()
                    && after.filter(Member::active).isPresent();
            if (comes && quota.isFull(room, rows, user)) {
                return quota.refused(room);
            }
            boolean endsOwner = before.filter(ChangeMember::owns).isPresent()
                    && after.filter(ChangeMember::owns).isEmpty();
            Optional<Member> stays = endsOwner ? other(rows, user) : Optional.empty();
            if (endsOwner && stays.isEmpty()) {
                return Result.refused(ErrorCode.LAST_OWNER);
            }
            Member next = after.orElseThrow().at(before.map(Member::rev).orElse(0L) + 1);
            List<Member> unchanged = Stream.concat(actor.stream(), stays.stream())
                    .filter(row -> !row.user().equals(user))
                    .distinct()
                    .toList();
            if (rooms.putMember(room, next, next.rev() - 1, unchanged)) {
                return Result.done(new Changed(before, Optional.of(next)));
            }
            pause.forAbout(Duration.ofMillis(1 + random.nextInt(PAUSE_MILLIS)));
        }
        throw new StoreUnavailable("The members change all the time");
    }

    /** Why somebody may change nobody here; nothing where they may. */
    Optional<ErrorCode> refusal(String room, String by) {
        return refusal(find(rooms.members(room), by).filter(Member::active), true);
    }

    private static Optional<ErrorCode> refusal(Optional<Member> actor, boolean asOwner) {
        if (actor.isEmpty()) {
            return Optional.of(ErrorCode.NOT_A_MEMBER);
        }
        return !asOwner || owns(actor.get()) ? Optional.empty() : Optional.of(ErrorCode.FORBIDDEN);
    }

    private static boolean owns(Member member) {
        return member.active() && member.role() == Role.OWNER;
    }

    private static Optional<Member> find(List<Member> rows, String user) {
        return rows.stream().filter(row -> row.user().equals(user)).findFirst();
    }

    private static Optional<Member> other(List<Member> rows, String user) {
        return rows.stream()
                .filter(row -> owns(row) && !row.user().equals(user))
                .findFirst();
    }
}
