package dev.tandem.functions.usecase;

import dev.tandem.kind.Kind;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes somebody a member, brings one back, or changes a role or crew roles (PROTOCOL R5). */
public final class SetMember {
    private static final int MAX_NAME = 100;

    private final ChangeMember members;
    private final RoomKinds kinds;
    private final MemberFanOut told;

    public SetMember(ChangeMember members, RoomKinds kinds, MemberFanOut told) {
        this.members = members;
        this.kinds = kinds;
        this.told = told;
    }

    /**
     * What a member shall be, as it came.
     *
     * @param name how the person is shown; empty: as before, or the id of the person
     * @param crew crew roles of the room's kind; empty: as before, or none
     */
    public record Wish(String role, Optional<String> name, Optional<List<String>> crew) {
        public Wish {
            crew = crew.map(List::copyOf);
        }
    }

    /** Writes the row, as an owner may. */
    public Result<Member> set(String by, String room, String user, Wish wish) {
        Optional<Role> role = Role.of(wish.role());
        if (!Ids.isUser(user)) {
            return Result.malformed("/user");
        }
        if (role.isEmpty()) {
            return Result.malformed("/role");
        }
        if (!wish.name().map(SetMember::isName).orElse(true)) {
            return Result.malformed("/name");
        }
        Optional<String> undeclared = undeclared(room, wish);
        return undeclared.isPresent()
                ? refused(room, by, undeclared.get())
                : members.change(room, by, user, before -> Optional.of(after(before, user, role.get(), wish)))
                        .map(changed -> told(room, changed));
    }

    private Member told(String room, ChangeMember.Changed changed) {
        told.changed(room, changed);
        return changed.after().orElseThrow();
    }

    /** The place of the first crew role that the room's kind does not have. */
    private Optional<String> undeclared(String room, Wish wish) {
        List<String> crew = wish.crew().orElse(List.of());
        List<String> declared =
                crew.isEmpty() ? crew : kinds.of(room).map(Kind::crew).orElse(List.of());
        return IntStream.range(0, crew.size())
                .filter(i -> !declared.contains(crew.get(i)))
                .mapToObj(i -> "/crew/" + i)
                .findFirst();
    }

    /** Only owners learn what a room's kind does not have: to others a room they are not in looks like none. */
    private Result<Member> refused(String room, String by, String at) {
        return members.refusal(room, by).<Result<Member>>map(Result::refused).orElseGet(() -> Result.malformed(at));
    }

    private static Member after(Optional<Member> before, String user, Role role, Wish wish) {
        String shown = wish.name().or(() -> before.map(Member::name)).orElse(user);
        Set<String> crew =
                wish.crew().map(Set::copyOf).or(() -> before.map(Member::crew)).orElse(Set.of());
        return new Member(user, shown, role, crew, true, before.map(Member::rev).orElse(0L));
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= MAX_NAME && name.codePoints().noneMatch(Character::isISOControl);
    }
}
