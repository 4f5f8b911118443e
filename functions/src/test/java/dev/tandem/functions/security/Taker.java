package dev.tandem.functions.security;

import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.Route;
import dev.tandem.kind.EntityType;
import dev.tandem.model.Role;
import java.util.Optional;
import java.util.stream.Stream;

/** Who comes, as the columns of the table of who may do what. */
enum Taker {
    ANONYMOUS("nobody", 0, Optional.empty()),
    EXPIRED("anna", 0, Optional.empty()),
    SIGNED_OUT("ola", 0, Optional.of(Role.OWNER)),
    OUTSIDER("eve", 1, Optional.empty()),
    OTHER_ROOM("ben", 1, Optional.empty()),
    REMOVED("rem", 1, Optional.empty()),
    VIEWER("vera", 2, Optional.of(Role.VIEWER)),
    COMMENTER("cora", 2, Optional.of(Role.COMMENTER)),
    EDITOR("ed", 3, Optional.of(Role.EDITOR)),
    OWNER("anna", 4, Optional.of(Role.OWNER));

    private final String user;
    private final int rank;
    private final Optional<Role> role;

    Taker(String user, int rank, Optional<Role> role) {
        this.user = user;
        this.rank = rank;
        this.role = role;
    }

    static Stream<Taker> all() {
        return Stream.of(values());
    }

    String user() {
        return user;
    }

    /** The word of the table: the code that this one gets, or nothing where the route is theirs to take. */
    Optional<String> refusal(Requests.Request request) {
        Route route = request.route();
        // To sign out again does no harm.
        int has = this == SIGNED_OUT && route == Route.SIGN_OUT ? OWNER.rank : rank;
        if (has >= rank(route.needs())) {
            return Optional.empty();
        }
        if (has == 0) {
            return Optional.of("signed-out");
        }
        if (has > 1) {
            return Optional.of("forbidden");
        }
        return Optional.of(request.joined() ? "not-joined" : "not-a-member");
    }

    /** The word of the kind, for a route that asks it: what only some roles may change. */
    Optional<String> refusal(EntityType type) {
        return role.filter(type.update()::contains).isPresent() ? Optional.empty() : Optional.of("forbidden");
    }

    private static int rank(Needs needs) {
        return switch (needs) {
            case NOTHING -> 0;
            case SIGNED_IN -> 1;
            case ENTRY, VIEWER -> 2;
            case EDITOR -> 3;
            case OWNER -> 4;
        };
    }
}
