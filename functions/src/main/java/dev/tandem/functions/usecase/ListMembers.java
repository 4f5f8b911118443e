package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import java.util.List;
import java.util.Map;

/** The active members of a room, by user, to one of them (PROTOCOL R15). */
public final class ListMembers {
    private final RoomAccess access;
    private final RoomKinds kinds;

    public ListMembers(RoomAccess access, RoomKinds kinds) {
        this.access = access;
        this.kinds = kinds;
    }

    public Result<List<Member>> of(String user, String room) {
        Map<String, Member> members = access.members(room);
        return members.containsKey(user)
                ? Result.done(List.copyOf(members.values()))
                : Result.refused(ErrorCode.NOT_A_MEMBER);
    }

    /** Whether a room is of a kind. */
    public boolean isOfKind(String room, String kind) {
        return kinds.of(room).filter(is -> is.name().equals(kind)).isPresent();
    }
}
