package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.util.Optional;

/**
 * Says what role whoever knows the id of a room gets, if any (PROTOCOL R5). Members stay what they are. Only who is
 * still the same owner when it is written does it.
 */
public final class SetLink {
    private static final int RACES = 3;

    private final RoomStore rooms;
    private final RoomAccess access;

    public SetLink(RoomStore rooms, RoomAccess access) {
        this.rooms = rooms;
        this.access = access;
    }

    /**
     * Sets it, as an owner may.
     *
     * @param role empty: nobody comes in by the link
     */
    public Result<Optional<Role>> set(String by, String room, Optional<Role> role) {
        if (role.equals(Optional.of(Role.OWNER))) {
            return Result.malformed("/role");
        }
        for (int race = 0; race < RACES; race++) {
            Optional<Member> member = access.member(room, by);
            if (member.isEmpty()) {
                return Result.refused(ErrorCode.NOT_A_MEMBER);
            }
            if (member.get().role() != Role.OWNER) {
                return Result.refused(ErrorCode.FORBIDDEN);
            }
            if (rooms.setLink(room, role, member.get())) {
                return Result.done(role);
            }
        }
        throw new StoreUnavailable("the owner changes all the time");
    }
}
