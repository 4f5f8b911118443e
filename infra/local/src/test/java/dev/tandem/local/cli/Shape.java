package dev.tandem.local.cli;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A room without its ids: two rooms are the same where each entity of one has a twin in the other, with the same references. */
final class Shape {
    private Shape() {}

    /** Each entity as text, sorted. */
    static List<String> of(List<Entity> room, Set<String> withoutFields) {
        Map<String, String> names = new HashMap<>();
        room.forEach(entity -> names.put(entity.key().id(), name(entity)));
        return room.stream()
                .map(entity -> entity.key().type() + " " + fields(entity, names, withoutFields))
                .sorted()
                .toList();
    }

    private static Map<String, String> fields(Entity entity, Map<String, String> names, Set<String> without) {
        Map<String, String> fields = new TreeMap<>();
        entity.fields().forEach((field, value) -> {
            if (!without.contains(field)) {
                fields.put(field, named(value, names));
            }
        });
        return fields;
    }

    /** A value with the names of what its ids lead to. */
    private static String named(Json value, Map<String, String> names) {
        return switch (value) {
            case Json.Str(String text) -> names.getOrDefault(text, text);
            case Json.Arr(List<Json> items) ->
                items.stream().map(item -> named(item, names)).sorted().collect(Collectors.joining("; "));
            case Json.Obj(Map<String, Json> members) ->
                members.entrySet().stream()
                        .map(each ->
                                names.getOrDefault(each.getKey(), each.getKey()) + "=" + named(each.getValue(), names))
                        .sorted()
                        .collect(Collectors.joining("; "));
            case Json.Num(var number) -> number.stripTrailingZeros().toPlainString();
            case Json.Bool(boolean flag) -> String.valueOf(flag);
            case Json.Null _ -> "";
        };
    }

    /** What an entity is known by: all its plain values but ids. */
    private static String name(Entity entity) {
        return List.of("sku", "reference", "code", "title", "dish", "name", "text").stream()
                .filter(entity.fields()::containsKey)
                .map(field -> entity.key().type() + " " + entity.fields().get(field))
                .findFirst()
                .orElse(entity.key().type());
    }
}
