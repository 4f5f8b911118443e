package dev.tandem.local.cli;

import dev.tandem.exchange.Draft;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import java.util.List;
import java.util.Optional;

/** The title of a room among the drafts of a file: a field of a singleton (docs/KINDS.md). */
final class ListTitle {
    private ListTitle() {}

    /** The title that a file brings along. */
    static Optional<String> of(Kind kind, List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> isTitled(kind, draft))
                .flatMap(draft -> Optional.ofNullable(draft.fields().get(field(kind))).stream())
                .filter(Json.Str.class::isInstance)
                .map(title -> ((Json.Str) title).value())
                .findFirst();
    }

    /** The same drafts, with the title that was chosen. */
    static List<Draft> titled(Kind kind, List<Draft> drafts, String title) {
        return drafts.stream()
                .map(draft -> isTitled(kind, draft) ? draft.with(field(kind), Json.of(title)) : draft)
                .toList();
    }

    /** What a room has already is left as it is. */
    static List<Draft> withoutSingletons(Kind kind, List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> Optional.ofNullable(kind.entities().get(draft.type()))
                        .map(type -> !type.singleton())
                        .orElse(true))
                .toList();
    }

    private static boolean isTitled(Kind kind, Draft draft) {
        return kind.titleField().map(Kind.TitleField::type).equals(Optional.of(draft.type()));
    }

    private static String field(Kind kind) {
        return kind.titleField().map(Kind.TitleField::field).orElse("");
    }
}
