package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.Optional;

/**
 * Says what role whoever knows the id of a room gets, if any, and for how long (PROTOCOL R5). Members stay what they are. Only who is
 * still the same owner when it is written does it.
 */
public final class SetLink {
    private static final int RACES = 3;

    private final RoomStore rooms;
    private final RoomAccess access;
    private final Clock clock;

    public SetLink(RoomStore rooms, RoomAccess access, Clock clock) {
        this.rooms = rooms;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Sets it, as an owner may.
     *
     * @param role empty: nobody comes in by the link
     * @param expiresIn seconds, as of an invitation; empty: until an owner ends it
     */
    public Result<Optional<OpenLink>> set(String by, String room, Optional<Role> role, Optional<Long> expiresIn) {
        if (role.equals(Optional.of(Role.OWNER))) {
            return Result.malformed("/role");
        }
        if (!InvitationWish.isLife(expiresIn) || (role.isEmpty() && expiresIn.isPresent())) {
            return Result.malformed("/expiresIn");
        }
        long now = clock.millis();
        return write(by, room, role.map(given -> new OpenLink(given, expiresIn.map(seconds -> now + seconds * 1000))));
    }

    private Result<Optional<OpenLink>> write(String by, String room, Optional<OpenLink> link) {
        for (int race = 0; race < RACES; race++) {
            Optional<Member> member = access.member(room, by);
            if (member.isEmpty()) {
                return Result.refused(ErrorCode.NOT_A_MEMBER);
            }
            if (member.get().role() != Role.OWNER) {
                return Result.refused(ErrorCode.FORBIDDEN);
            }
            if (rooms.setLink(room, link, member.get())) {
                return Result.done(link);
            }
        }
        throw new StoreUnavailable("the owner changes all the time");
    }
}
