package dev.tandem.functions.store;

import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.room.Decision;
import java.time.Instant;
import java.util.List;

/**
 * How rooms begin, rest and end. A room that is being made is unknown to everybody until it is opened; one that has ended is unknown for ever, and
 * its id is not given again.
 *
 * <p>Every method may throw {@link StoreUnavailable}: it may have happened, and doing it again does the rest.
 */
public interface RoomLifeStore {
    /**
     * Begins a room that is made of more than one commit. Its owner's row is not active yet, so nobody finds it.
     *
     * @param owner inactive, with {@code rev} 1
     * @param due when it is given up if it was not opened: {@link #ended} names it from then on
     * @return false where the id is taken; nothing changes then
     */
    boolean begin(RoomMeta meta, Member owner, Decision first, Instant due);

    /**
     * Makes it a room like any other, in one write.
     *
     * @param owner active, with {@code rev} 2
     * @return false where it was given up meanwhile
     */
    boolean open(RoomMeta meta, Member owner);

    /** Gives it another title, where no entity holds one. False where there is no such room. */
    boolean rename(String room, String title);

    /**
     * Lays it to rest, or takes it up again. When this returns, no update that was decided before can be committed any more.
     *
     * @return false where there is no such room
     */
    boolean archive(String room, boolean archived);

    /**
     * Ends it: it is unknown at once, and when this returns nobody is a member. Again, it does what was left undone.
     *
     * @return whose memberships it ended, also those that an earlier call did; none where the room never was or is purged
     */
    List<String> end(String room, Instant now);

    /** Rooms of which rows may be left, and those that were begun and are overdue. Eventually consistent. */
    List<String> ended(Instant now);

    /**
     * Deletes rows of a room that has ended. It is done twice, some time apart, so that nothing stays that was on its way when the room ended.
     *
     * @param rows at most about so many
     * @return whether there is nothing more to do now
     */
    boolean purge(String room, int rows, Instant now);
}
