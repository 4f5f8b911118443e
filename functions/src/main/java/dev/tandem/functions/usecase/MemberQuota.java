package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import java.util.List;
import java.util.Map;

/**
 * How many active members a room may have (PROTOCOL Q2). They are counted before the row is written and nothing holds the count still: of those who come
 * at the same moment each may find the last place free.
 */
public final class MemberQuota {
    private final RoomStore rooms;
    private final RoomKinds kinds;

    public MemberQuota(RoomStore rooms, RoomKinds kinds) {
        this.rooms = rooms;
        this.kinds = kinds;
    }

    /** Whether the others leave no place for somebody; reads nobody where the kind has no such quota. */
    boolean isFull(String room, String user) {
        long limit = limit(room);
        return limit < Long.MAX_VALUE && isFull(limit, rooms.members(room), user);
    }

    /**
     * The same of rows that were read already.
     *
     * @param rows of all who are or were members
     */
    boolean isFull(String room, List<Member> rows, String user) {
        return isFull(limit(room), rows, user);
    }

    /** What they are told. */
    <T> Result<T> refused(String room) {
        return new Result.Refused<>(
                ErrorCode.QUOTA_EXCEEDED, Map.of("quota", Json.of("members"), "limit", Json.of(limit(room))));
    }

    /** Who counts oneself cannot be shut out by a write of one's own that had no answer. */
    private static boolean isFull(long limit, List<Member> rows, String user) {
        return rows.stream()
                        .filter(row -> row.active() && !row.user().equals(user))
                        .count()
                >= limit;
    }

    private long limit(String room) {
        return kinds.of(room)
                .map(Kind::quotas)
                .flatMap(quotas -> quotas.members())
                .orElse(Long.MAX_VALUE);
    }
}
