package dev.tandem.functions.access;

import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.Optional;

/** What somebody has to be for a {@link Route}. */
public enum Needs {
    /** Nobody in particular: no access token. */
    NOTHING,
    /** Somebody who signed in; it is about that person alone, or about something that its finder knows the secret of. */
    SIGNED_IN,
    /** A member, or somebody who becomes one because the room's link says so. */
    ENTRY,
    /** A member with any role. */
    VIEWER,
    /** An editor or an owner. */
    EDITOR,
    /** An owner. */
    OWNER;

    /** Whether a room stands behind it: then the route names one. */
    public boolean inRoom() {
        return compareTo(ENTRY) >= 0;
    }

    /** Whether a member's row is enough. Removed members are nobody. */
    public boolean metBy(Optional<Member> row) {
        return !inRoom()
                || row.filter(Member::active)
                        .map(Member::role)
                        .filter(this::metBy)
                        .isPresent();
    }

    private boolean metBy(Role role) {
        return switch (this) {
            case NOTHING, SIGNED_IN, ENTRY, VIEWER -> true;
            case EDITOR -> role.isAtLeast(Role.EDITOR);
            case OWNER -> role == Role.OWNER;
        };
    }
}
