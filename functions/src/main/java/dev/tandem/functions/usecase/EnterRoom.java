package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.access.RoomAccess.Entry;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;

/** Lets somebody into a room who is a member, or becomes one because its link says so; then the others are told (PROTOCOL J5, P5). */
public final class EnterRoom {
    private final RoomAccess access;
    private final MemberQuota quota;
    private final MemberFanOut told;
    private final Clock clock;

    public EnterRoom(RoomAccess access, MemberQuota quota, MemberFanOut told, Clock clock) {
        this.access = access;
        this.quota = quota;
        this.told = told;
        this.clock = clock;
    }

    /** The active member. */
    Result<Member> enter(RoomMeta room, Identity who) {
        return switch (access.enter(room, who, clock.millis(), () -> quota.isFull(room.id(), who.user()))) {
            case Entry.Is(Member member) -> Result.done(member);
            case Entry.Became(Member member) -> {
                told.joined(room.id(), member);
                yield Result.done(member);
            }
            case Entry.Closed _ -> Result.refused(ErrorCode.NOT_A_MEMBER);
            case Entry.Full _ -> quota.refused(room.id());
        };
    }
}
