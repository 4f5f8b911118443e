package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import java.util.Optional;

/** Lets somebody into a room who is a member, or becomes one because its link says so; then the others are told (PROTOCOL J5, P5). */
public final class EnterRoom {
    private final RoomAccess access;
    private final MemberFanOut told;

    public EnterRoom(RoomAccess access, MemberFanOut told) {
        this.access = access;
        this.told = told;
    }

    /** The active member, or nothing. */
    Optional<Member> enter(RoomMeta room, Identity who) {
        Optional<RoomAccess.Entered> entered = access.enter(room, who);
        entered.filter(RoomAccess.Entered::fresh).ifPresent(fresh -> told.joined(room.id(), fresh.member()));
        return entered.map(RoomAccess.Entered::member);
    }
}
