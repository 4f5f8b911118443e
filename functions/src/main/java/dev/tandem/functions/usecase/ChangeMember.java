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

/**
 * Writes one member's row, as an owner may. The write is a single item: from that moment on the person is what it says.
 *
 * <p>One owner always remains, also where two remove each other at the same moment: whoever takes an owner away first raises the {@code rev} of one who
 * stays, and both writes are conditional on the {@code rev} that was read. So of two such changes that count on each other one fails and is
 * looked at again.
 */
public final class ChangeMember {
    private static final int RACES = 8;
    private static final int PAUSE_MILLIS = 60;

    private final RoomStore rooms;
    private final Pause pause;
    private final RandomGenerator random;

    public ChangeMember(RoomStore rooms, Pause pause, RandomGenerator random) {
        this.rooms = rooms;
        this.pause = pause;
        this.random = random;
    }

    /**
     * Reads all rows, asks what the one shall be, and writes it.
     *
     * @param by who asks
     * @param user whose row
     * @param change the row as it was to the row as it shall be, {@code rev} not regarded; the same: nothing is written
     */
    Result<Optional<Member>> change(String room, String by, String user, UnaryOperator<Optional<Member>> change) {
        for (int race = 0; race < RACES; race++) {
            List<Member> rows = rooms.members(room);
            Optional<ErrorCode> refusal = refusal(rows, by);
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            Optional<Member> before = find(rows, user);
            Optional<Member> after = change.apply(before);
            if (after.equals(before)) {
                return Result.done(before);
            }
            boolean endsOwner = before.filter(ChangeMember::owns).isPresent()
                    && after.filter(ChangeMember::owns).isEmpty();
            Optional<Member> stays = other(rows, user);
            if (endsOwner && stays.isEmpty()) {
                return Result.refused(ErrorCode.LAST_OWNER);
            }
            if ((!endsOwner || put(room, stays, stays)) && put(room, before, after)) {
                return Result.done(after);
            }
            pause.forAbout(Duration.ofMillis(1 + random.nextInt(PAUSE_MILLIS)));
        }
        throw new StoreUnavailable("The members change all the time");
    }

    /** Why somebody may change nobody here; nothing where they may. */
    Optional<ErrorCode> refusal(String room, String by) {
        return refusal(rooms.members(room), by);
    }

    private boolean put(String room, Optional<Member> before, Optional<Member> after) {
        long seen = before.map(Member::rev).orElse(0L);
        return after.map(to -> rooms.putMember(room, to.at(seen + 1), seen)).orElse(true);
    }

    private static Optional<ErrorCode> refusal(List<Member> rows, String by) {
        Optional<Member> actor = find(rows, by).filter(Member::active);
        if (actor.isEmpty()) {
            return Optional.of(ErrorCode.NOT_A_MEMBER);
        }
        return owns(actor.get()) ? Optional.empty() : Optional.of(ErrorCode.FORBIDDEN);
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
