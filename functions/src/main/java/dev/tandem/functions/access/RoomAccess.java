package dev.tandem.functions.access;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who may be in a room. Unknown rooms and rooms of others look the same (PROTOCOL J5). What an answer holds is read first and the member's
 * row after it: then nothing written after a removal can be in the answer.
 */
public final class RoomAccess {
    private static final int RACES = 3;

    private final RoomStore rooms;

    public RoomAccess(RoomStore rooms) {
        this.rooms = rooms;
    }

    /** The active member, or nothing. */
    public Optional<Member> member(String room, String user) {
        return rooms.member(room, user).filter(Member::active);
    }

    /** Why somebody may not take a route that needs this much, or nothing where they may. */
    public Optional<ErrorCode> refusal(Needs needs, String room, String user) {
        Optional<Member> row = Ids.isId(room) ? rooms.member(room, user) : Optional.empty();
        if (needs.metBy(row)) {
            return Optional.empty();
        }
        return Optional.of(Needs.VIEWER.metBy(row) ? ErrorCode.FORBIDDEN : ErrorCode.NOT_A_MEMBER);
    }

    /** All active members by user id. */
    public Map<String, Member> members(String room) {
        Map<String, Member> active = new TreeMap<>();
        rooms.members(room).stream().filter(Member::active).forEach(each -> active.put(each.user(), each));
        return active;
    }

    /** An active member; {@code fresh}: since this very moment. */
    public record Entered(Member member, boolean fresh) {}

    /**
     * The active member; where the room's link gives a role, whoever comes becomes one. Somebody who was removed stays out until an
     * owner adds them again.
     */
    public Optional<Entered> enter(RoomMeta room, Identity who) {
        for (int race = 0; race < RACES; race++) {
            Optional<Member> row = rooms.member(room.id(), who.user());
            if (row.isPresent() || room.link().isEmpty()) {
                return row.filter(Member::active).map(member -> new Entered(member, false));
            }
            Member made = new Member(who.user(), who.name(), room.link().get(), true, 1);
            if (rooms.putMember(room.id(), made, 0)) {
                return Optional.of(new Entered(made, true));
            }
        }
        throw new StoreUnavailable("A row appeared and vanished again");
    }
}
