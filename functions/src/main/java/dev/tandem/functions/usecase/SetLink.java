package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.util.Optional;

/** Says what role whoever knows the id of a room gets, if any (PROTOCOL R5). Members stay what they are. */
public final class SetLink {
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
        Optional<Member> member = access.member(room, by);
        if (member.isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        if (member.get().role() != Role.OWNER) {
            return Result.refused(ErrorCode.FORBIDDEN);
        }
        rooms.setLink(room, role);
        return Result.done(role);
    }
}
