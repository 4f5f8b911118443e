package dev.tandem.functions.store;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Decision;
import dev.tandem.room.Need;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rooms: their log, their entities at rest, their members, and what they remember of each client.
 *
 * <p>Every method may throw {@link StoreUnavailable}: nothing is known about its effect then, and the caller reads again before it
 * answers anybody. Reads are strongly consistent, but a read that touches several rows may see half of a commit; methods that promise
 * a consistent state say so.
 */
public interface RoomStore {
    /** The row of a room, or nothing. */
    Optional<RoomMeta> meta(String room);

    /**
     * Makes a room with its first owner and, as commit 1, its singleton entities: all or nothing.
     *
     * @return false where the id is taken; nothing changes then
     */
    boolean create(RoomMeta meta, Member owner, Decision first);

    /** The member's row, a removed member's too, or nothing. */
    Optional<Member> member(String room, String user);

    /** All rows of members, removed ones too, by user. */
    List<Member> members(String room);

    /**
     * Writes a member's row if its {@code rev} is still what the caller saw (0: no row yet).
     *
     * @return false where it is not; nothing changes then
     */
    default boolean putMember(String room, Member member, long seenRev) {
        return putMember(room, member, seenRev, List.of());
    }

    /**
     * The same where others, too, have to be as the caller saw them.
     *
     * @param unchanged rows on which the change counts, other than the member's own
     */
    boolean putMember(String room, Member member, long seenRev, List<Member> unchanged);

    /**
     * Sets what the link gives, or ends it.
     *
     * @param by who does it, as read
     * @return false where that member has changed; nothing changes then
     */
    boolean setLink(String room, Optional<OpenLink> link, Member by);

    /** Rooms in which the user is an active member, newest first. Eventually consistent. */
    List<RoomMeta> roomsOf(String user);

    /** What the room remembers of a client, or nothing. */
    Optional<Receipt> receipt(String room, String client);

    /** Writes a fresh receipt if there is none, and gives the one that stands: the caller compares its user. */
    Receipt register(String room, String client, String user);

    /**
     * Reads the head of the log, then everything a decision needs. Entities of {@code need.types()} are complete as of at least the head. Commits
     * after {@code need.after()} are given up to the head; of more than 10,000, or of more than 16 MB of JSON, only the newest, and none that the
     * room's floor lets go: whoever looks back sees that the first is missing.
     *
     * @return nothing where the room is unknown
     */
    Optional<Loaded> load(String room, String user, String client, Need need);

    /**
     * Appends a decision in one transaction: the log entry at {@code loaded.head + 1}, the receipt, every entity written, and a condition on
     * everything else that was read, locks included: they must still be held with the token that is named. Where the decision has no commit, only the
     * receipt is written, under the same conditions: nothing may have been appended since.
     */
    CommitResult commit(String room, Loaded loaded, Decision decision);

    /** The newest position. */
    Head head(String room);

    /** Consecutive commits after {@code since}, oldest first, at least one if there is any, about {@code maxBytes} at most. */
    List<Commit> log(String room, long since, int maxBytes);

    /** Consecutive commits before a position, newest first: some of them where there are any, at most {@code limit}. */
    List<Commit> logBefore(String room, long before, int limit);

    /** The commit at a position, or nothing. */
    Optional<Commit> logAt(String room, long seq);

    /**
     * Keeps, for a while, that a commit was told to everybody who is there.
     *
     * @param at when it was decided, in milliseconds since 1970
     */
    void keepTold(String room, long seq, long at, Instant until);

    /** Those of the commits {@code from} to {@code to} of which {@link #keepTold} keeps that they were told: when each was decided, by position. */
    Map<Long, Long> told(String room, long from, long to);

    /** Those of the entities that there are, tombstones too; each as of its own moment. */
    Map<EntityKey, Entity> entities(String room, Collection<EntityKey> keys);

    /** What {@link #keepWaypoint} kept under the same names; it may be gone. */
    Optional<Waypoint> waypoint(String room, String epoch, EntityKey key, long before);

    /** Keeps, for a while, where the history of an entity goes on before a position. */
    void keepWaypoint(String room, String epoch, EntityKey key, long before, Waypoint waypoint, Instant until);

    /** The living entities exactly as of one position. */
    Optional<Snapshot> snapshot(String room);

    /**
     * A part of the same.
     *
     * @param at the position; empty for the newest
     * @param after the key that the part before ended with; empty for the first part
     * @param limit rows at most
     * @return nothing where the room is unknown or its log does not lead back to the position any more
     */
    Optional<SnapshotPage> page(String room, Optional<Head> at, Optional<EntityKey> after, int limit);
}
