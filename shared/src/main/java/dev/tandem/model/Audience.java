package dev.tandem.model;

import java.util.Optional;

/** Whom an event concerns. On the wire {@code all}, {@code role:owner}, {@code crew:cook} or {@code user:anna}. */
public sealed interface Audience {
    /** Every active member. */
    record Everyone() implements Audience {}

    /** Who has a role. */
    record InRole(Role role) implements Audience {}

    /** Who has a crew role of the kind. */
    record InCrew(String crew) implements Audience {}

    /** One person. */
    record Person(String user) implements Audience {}

    /** Whether a member belongs to it. */
    default boolean includes(Member member) {
        return switch (this) {
            case Everyone everyone -> true;
            case InRole(Role role) -> member.role() == role;
            case InCrew(String crew) -> member.crew().contains(crew);
            case Person(String user) -> member.user().equals(user);
        };
    }

    default String wire() {
        return switch (this) {
            case Everyone everyone -> "all";
            case InRole(Role role) -> "role:" + role.wire();
            case InCrew(String crew) -> "crew:" + crew;
            case Person(String user) -> "user:" + user;
        };
    }

    /** The audience of a wire form, or nothing. */
    static Optional<Audience> of(String wire) {
        int colon = wire.indexOf(':');
        String name = wire.substring(colon + 1);
        return switch (colon < 0 ? wire : wire.substring(0, colon)) {
            case "all" -> colon < 0 ? Optional.of(new Everyone()) : Optional.empty();
            case "role" -> Role.of(name).map(InRole::new);
            case "crew" -> Ids.isName(name) ? Optional.of(new InCrew(name)) : Optional.empty();
            case "user" -> Ids.isUser(name) ? Optional.of(new Person(name)) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
