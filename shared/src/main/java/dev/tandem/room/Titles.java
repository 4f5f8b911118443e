package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kind.TitleField;
import dev.tandem.model.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The room's title is a field of one of its singletons. */
final class Titles {
    private Titles() {}

    /** The title that the changes write, if they do. */
    static Optional<String> changed(Kind kind, List<Change> changes) {
        return kind.titleField()
                .flatMap(field -> changes.stream()
                        .filter(change -> change.key().type().equals(field.type()))
                        .flatMap(change -> title(field, change).stream())
                        .findFirst());
    }

    private static Optional<String> title(TitleField field, Change change) {
        Map<String, Json> values = switch (change) {
            case Change.Created created -> created.fields();
            case Change.Updated updated -> updated.set();
            case Change.Deleted deleted -> Map.of();
        };
        return values.get(field.field()) instanceof Json.Str(var text) ? Optional.of(text) : Optional.empty();
    }
}
