package dev.tandem.model;

import java.util.Set;

/**
 * One person's place in a room.
 *
 * @param user id of the person
 * @param name how the person is shown
 * @param role what the person may do
 * @param crew crew roles of the kind; they decide what one is told, not what one may do
 * @param active false once removed; the row stays, so that attribution keeps its name
 * @param rev rises with every change of this row; a commit is conditional on it
 * @param removedAt when somebody else removed the person, milliseconds since 1970; 0 for who is active and for who left
 */
public record Member(String user, String name, Role role, Set<String> crew, boolean active, long rev, long removedAt) {
    public Member {
        crew = Set.copyOf(crew);
    }

    /** Whom nobody removed. */
    public Member(String user, String name, Role role, Set<String> crew, boolean active, long rev) {
        this(user, name, role, crew, active, rev, 0);
    }

    /** Without crew roles. */
    public Member(String user, String name, Role role, boolean active, long rev) {
        this(user, name, role, Set.of(), active, rev);
    }

    /** The same with another {@code rev}. */
    public Member at(long newRev) {
        return new Member(user, name, role, crew, active, newRev, removedAt);
    }

    /** The same, no member: nobody removed the person. */
    public Member resting() {
        return new Member(user, name, role, crew, false, rev, removedAt);
    }

    /** Somebody else ends the membership. */
    public Member removed(long at) {
        return new Member(user, name, role, crew, false, rev, at);
    }

    /** The person ends the membership. */
    public Member left() {
        return new Member(user, name, role, crew, false, rev);
    }
}
