package dev.tandem.functions.store;

import dev.tandem.model.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Invitations into rooms; only the hash of their secret is kept. Reads are strongly consistent.
 *
 * <p>Every method may throw {@link StoreUnavailable}: nothing is known about its effect then, and it may still happen a little later.
 */
public interface InvitationStore {
    /** The invitation, ended ones too for a while, or nothing. */
    Optional<Invitation> find(String room, String id);

    /** All of a room, ended and expired ones too for a while; in no order. */
    List<Invitation> of(String room);

    /**
     * Keeps a new one, if the row of who makes it is still what the caller saw.
     *
     * @return false where it is not, or where there is one of this id; nothing changes then
     */
    boolean put(Invitation fresh, Member by);

    /**
     * Ends one and keeps another in its place, if nobody ended or used the old one meanwhile and the row of who does it is still what the
     * caller saw.
     *
     * @return false where one of them changed; nothing changes then
     */
    boolean replace(Invitation old, Invitation fresh, Member by);

    /**
     * Ends one.
     *
     * @return false where it was ended before, or is gone; nothing changes then
     */
    boolean end(Invitation invitation, Invitation.End end);

    /**
     * Takes one use and writes the row of who accepts, both or nothing.
     *
     * @param inviter the row of who made it, as read; it must still be so
     * @param before the row of who accepts, as read; it must still be so
     * @param after what it becomes, its {@code rev} raised
     * @param now the invitation must end later
     * @return false where a row changed, the invitation has no use left or is over, or the room is gone; nothing changes then
     */
    boolean accept(Invitation invitation, Member inviter, Optional<Member> before, Member after, Instant now);

    /**
     * Whether somebody's row is still what the caller saw, and nobody is just writing it: a transaction becomes visible row by row, and this waits
     * for its end.
     */
    boolean stands(String room, String user, Optional<Member> seen);
}
