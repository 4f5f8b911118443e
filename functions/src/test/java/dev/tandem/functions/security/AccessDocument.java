package dev.tandem.functions.security;

import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.Route;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of who may do what as people read it: {@code docs/ACCESS.md}. */
final class AccessDocument {
    private static final String HEAD = """
            # Who may do what

            Made from the table of routes and from the bundled kinds; a test fails when it is not up to date. Each line is tried by everybody in the columns, over HTTP and by
            socket, in the functions' own tests and against a running stack: who is refused gets the code, and nothing changes.

            | code | who gets it |
            |---|---|
            | `signed-out` | nobody in particular, whoever comes with a token that ended, and a socket whose session was ended |
            | `not-a-member` | whoever is not in the room: strangers, members of other rooms, people who were removed. An unknown room gives the same |
            | `not-joined` | the same, for frames that only make sense in a room that was joined |
            | `forbidden` | members whose role is not enough |

            What no line names is not served: `not-found` to who signed in, `signed-out` to others, `unknown-action` on a socket.

            ## Ways in
            """;

    private static final String KINDS = """

            ## What roles may do to entities
            The kind of a room says it, and the server asks again inside each commit. `author`: who made it. `–`: nobody but the server. A member may `resolve` a conflict where the role
            may change what it is about, and `undo` only what was one's own.

            """;

    private AccessDocument() {}

    static String text() {
        return HEAD + ways() + KINDS + kinds();
    }

    private static String ways() {
        StringBuilder text = new StringBuilder();
        for (Needs needs : Needs.values()) {
            text.append("\n### ").append(title(needs)).append("\n");
            Arrays.stream(Route.values())
                    .filter(route -> route.needs() == needs)
                    .map(AccessDocument::line)
                    .forEach(text::append);
        }
        return text.toString();
    }

    private static String title(Needs needs) {
        return switch (needs) {
            case NOTHING -> "Everybody";
            case SIGNED_IN -> "Who signed in: about oneself, or with a secret that one was given";
            case ENTRY -> "Members, and by the open link whoever was not removed";
            case VIEWER -> "Members: viewers, commenters, editors, owners";
            case EDITOR -> "Editors and owners";
            case OWNER -> "Owners";
        };
    }

    private static String line(Route route) {
        String path = String.join("/", route.path());
        return route.onSocket() ? "- socket `" + path + "`\n" : "- `" + route.method() + " /" + path + "`\n";
    }

    private static String kinds() {
        StringBuilder text =
                new StringBuilder("| kind | type | create | update, move | delete |\n|---|---|---|---|---|\n");
        Kinds.bundled().all().stream()
                .sorted(Comparator.comparing(Kind::name))
                .flatMap(kind -> kind.entities().values().stream()
                        .filter(type -> !Set.of("comment", "conflict").contains(type.name()))
                        .sorted(Comparator.comparing(EntityType::name))
                        .map(type -> row(kind.name(), type)))
                .forEach(text::append);
        Kind any = Kinds.bundled().all().getFirst();
        Stream.of("comment", "conflict")
                .map(type ->
                        row("every kind", Objects.requireNonNull(any.entities().get(type))))
                .forEach(text::append);
        return text.toString();
    }

    private static String row(String kind, EntityType type) {
        boolean made = type.singleton() || type.serverMade();
        return "| " + kind + " | " + type.name() + " | " + (made ? "–" : roles(type.create(), false)) + " | "
                + roles(type.update(), false) + " | " + (made ? "–" : roles(type.delete(), type.authorDeletes()))
                + " |\n";
    }

    private static String roles(Set<Role> roles, boolean author) {
        String names = Stream.concat(
                        roles.stream().sorted().map(Role::wire), author ? Stream.of("author") : Stream.empty())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "–" : names;
    }
}
