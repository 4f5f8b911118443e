package dev.tandem.functions.store;

import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.privacy.Alias;
import java.util.List;

/**
 * What is kept about one person, wherever it lies. Every method may throw {@link StoreUnavailable}, and may be called again then: each does the rest that
 * is left.
 */
public interface PersonStore {
    /** Rooms in which the person is or was a member, by id. Eventually consistent. */
    List<RoomMeta> rooms(String user);

    /** What takes the person's place in a room: {@code fresh}, or what was kept for it when this was asked before. */
    String alias(String user, String room, String fresh);

    /**
     * Puts the alias into the place of the person in every row of the room, except its member row. Rows that change meanwhile are left for the next pass.
     *
     * @return how many rows named the person
     */
    int rename(String room, Alias alias);

    /** Puts the alias into what other people were told of this room. */
    void renameTold(String room, Alias alias, List<Member> members);

    /**
     * Appends a commit without changes. Whatever was decided on rows that were read before it is refused: it wanted the same place in the log.
     *
     * @param at milliseconds since 1970
     */
    void fence(String room, String alias, long at);

    /** The last step in a room: its epoch is another, and neither the person's member row nor the alias is kept with the person's name. */
    void close(String room, String user, String epoch);

    /** Nothing is kept about the person outside rooms: neither notifications nor preferences nor an address nor answers to repeat. */
    void forget(String user);
}
