package dev.tandem.room;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Receipt;
import dev.tandem.model.Stamp;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the first commit of a room. */
final class Founding {
    private Founding() {}

    static Decision found(Kind kind, String title, Stamp stamp) {
        List<Change> changes = kind.entities().values().stream()
                .filter(EntityType::singleton)
                .sorted(Comparator.comparing(EntityType::name))
                .map(type -> created(kind, type, title))
                .toList();
        Receipt receipt = Receipt.fresh(stamp.client(), stamp.by());
        if (changes.isEmpty()) {
            return new Decision(Optional.empty(), receipt, List.of(), Map.of(), Map.of(), Optional.empty());
        }
        Appended appended = Appended.to(kind, Head.START, Map.of(), changes, stamp);
        Commit commit =
                new Commit(1, stamp.at(), stamp.by(), stamp.client(), 0, 0, changes, List.of(), appended.digest());
        return new Decision(
                Optional.of(commit),
                receipt,
                appended.written(),
                Map.of(),
                appended.written().stream().collect(toUnmodifiableMap(Entity::key, entity -> 0L)),
                Map.of(),
                Titles.changed(kind, changes),
                appended.extent());
    }

    private static Change created(Kind kind, EntityType type, String title) {
        Map<String, Json> fields = new TreeMap<>();
        for (Field field : type.fields().values()) {
            field.initial().ifPresent(initial -> fields.put(field.name(), initial));
        }
        kind.titleField()
                .filter(field -> field.type().equals(type.name()))
                .ifPresent(field -> fields.put(field.field(), Json.of(title)));
        return new Change.Created(new EntityKey(type.name(), type.name()), fields, Optional.empty());
    }
}
