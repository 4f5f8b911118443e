package dev.tandem.functions.usecase;

import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.Optional;

/** Makes somebody a member, brings one back, or changes a role (PROTOCOL R5). */
public final class SetMember {
    private static final int MAX_NAME = 100;

    private final ChangeMember members;

    public SetMember(ChangeMember members) {
        this.members = members;
    }

    /**
     * Writes the row, as an owner may.
     *
     * @param name how the person is shown; empty: as before, or the id of the person
     */
    public Result<Member> set(String by, String room, String user, String role, Optional<String> name) {
        Optional<Role> wanted = Role.of(role);
        if (!Ids.isUser(user)) {
            return Result.malformed("/user");
        }
        if (wanted.isEmpty()) {
            return Result.malformed("/role");
        }
        if (!name.map(SetMember::isName).orElse(true)) {
            return Result.malformed("/name");
        }
        return members.change(room, by, user, before -> Optional.of(after(before, user, wanted.get(), name)))
                .map(Optional::orElseThrow);
    }

    private static Member after(Optional<Member> before, String user, Role role, Optional<String> name) {
        String shown = name.or(() -> before.map(Member::name)).orElse(user);
        return new Member(user, shown, role, true, before.map(Member::rev).orElse(0L));
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= MAX_NAME && name.codePoints().noneMatch(Character::isISOControl);
    }
}
