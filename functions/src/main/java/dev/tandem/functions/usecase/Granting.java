package dev.tandem.functions.usecase;

import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.Optional;

/** Who may give away what by an invitation (PROTOCOL I1): editors and owners, never more than they have. */
final class Granting {
    private Granting() {}

    static boolean may(Member by, Role role) {
        return by.active() && by.role().isAtLeast(Role.EDITOR) && by.role().isAtLeast(role);
    }

    static boolean may(Optional<Member> by, Role role) {
        return by.filter(member -> may(member, role)).isPresent();
    }
}
