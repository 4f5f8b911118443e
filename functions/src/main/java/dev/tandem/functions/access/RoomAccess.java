package dev.tandem.functions.access;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

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

    /** What becomes of who wants to enter. */
    public sealed interface Entry {
        /** They are an active member already. */
        record Is(Member member) implements Entry {}

        /** They are one since this very moment. */
        record Became(Member member) implements Entry {}

        /** They are none, and the room lets nobody in. */
        record Closed() implements Entry {}

        /** The room would let them in if it had a place. */
        record Full() implements Entry {}
    }

    /**
     * Where the room's link gives a role, whoever comes becomes a member. Somebody who was removed stays out until an owner adds them again.
     *
     * @param now milliseconds since 1970
     * @param full whether there is no place for one more; asked only where somebody would become a member
     */
    public Entry enter(RoomMeta room, Identity who, long now, BooleanSupplier full) {
        Optional<OpenLink> link = room.link().filter(open -> open.isOpen(now));
        for (int race = 0; race < RACES; race++) {
            Optional<Member> row = rooms.member(room.id(), who.user());
            if (row.isPresent() || link.isEmpty()) {
                return row.filter(Member::active).<Entry>map(Entry.Is::new).orElseGet(Entry.Closed::new);
            }
            if (full.getAsBoolean()) {
                return new Entry.Full();
            }
            Member made = new Member(who.user(), who.name(), link.get().role(), true, 1);
            if (rooms.putMember(room.id(), made, 0)) {
                return new Entry.Became(made);
            }
        }
        throw new StoreUnavailable("A row appeared and vanished again");
    }
}
