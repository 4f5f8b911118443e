package dev.tandem.local.exchange;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A room of any kind as one JSON file: {@code {"format":"tandem-room","version":1,"kind","title","entities":[{"type","id","fields"}]}}.
 * Reading gives every entity a new id and leads references to it, so a file can be taken as often as one likes.
 */
public final class RoomFile {
    private static final String FORMAT = "tandem-room";

    private final Kind kind;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private RoomFile(Kind kind) {
        this.kind = kind;
    }

    /** The whole file. */
    public static String write(String kind, String title, List<Entity> entities) {
        List<Json> written = entities.stream()
                .sorted(Comparator.comparing(Entity::key))
                .map(RoomFile::entity)
                .toList();
        Json file = Json.object()
                .put("format", FORMAT)
                .put("version", 1)
                .put("kind", kind)
                .put("title", title)
                .put("entities", Json.array(written))
                .build();
        return JsonWriter.write(file);
    }

    private static Json entity(Entity entity) {
        ObjectBuilder fields = Json.object();
        new TreeMap<>(entity.fields()).forEach(fields::put);
        return Json.object()
                .put("type", entity.key().type())
                .put("id", entity.key().id())
                .put("fields", fields.build())
                .build();
    }

    static Reading read(Kind kind, Json.Obj file) {
        return new RoomFile(kind).read(file);
    }

    private Reading read(Json.Obj file) {
        if (!file.findText("kind").filter(kind.name()::equals).isPresent()) {
            return new Reading.Unfit(
                    List.of(new Problem(0, "wrong-kind", file.findText("kind").orElse(""))));
        }
        List<Draft> drafts = new ArrayList<>();
        List<Json> entities = file.items("entities");
        for (int i = 0; i < entities.size(); i++) {
            draft(i + 1L, "/entities/" + i, entities.get(i), drafts);
        }
        drafts.forEach(this::checkReferences);
        List<Draft> ordered = problems.isEmpty() ? referredFirst(drafts) : List.of();
        return problems.isEmpty() ? new Reading.Plan(ordered, List.of()) : new Reading.Unfit(problems);
    }

    private void draft(long line, String at, Json value, List<Draft> into) {
        try {
            Form form = Form.of(at, value);
            EntityType type = kind.entities().get(form.text("type"));
            if (type == null) {
                problems.add(new Problem(line, "unknown-type", form.text("type")));
                return;
            }
            String key = type.name() + " " + form.text("id", Ids::isId);
            if (!keys.add(key)) {
                problems.add(new Problem(line, "duplicate-id", key));
            }
            into.add(filled(line, type, key, form.values("fields")));
        } catch (FormRefused refused) {
            problems.add(new Problem(line, "bad-form", refused.at()));
        }
    }

    private Draft filled(long line, EntityType type, String key, Map<String, Json> values) {
        Map<String, Json> fields = new LinkedHashMap<>();
        Map<String, String> references = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Field field = type.fields().get(name);
            if (field == null) {
                problems.add(new Problem(line, "unknown-field", name));
            } else if (field.type() instanceof FieldType.Reference(String to) && value instanceof Json.Str(String id)) {
                references.put(name, to + " " + id);
            } else {
                field.check(value).ifPresent(problem -> problems.add(new Problem(line, problem.wire(), name)));
                fields.put(name, value);
            }
        });
        return new Draft(type.name(), key, fields, references);
    }

    private void checkReferences(Draft draft) {
        draft.references().forEach((field, key) -> {
            if (!keys.contains(key)) {
                problems.add(new Problem(0, "missing-reference", draft.key() + " " + field));
            }
        });
    }

    /** Entities are made in this order, and a reference must find its target. */
    private List<Draft> referredFirst(List<Draft> drafts) {
        List<Draft> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        List<Draft> left = new ArrayList<>(drafts);
        while (!left.isEmpty()) {
            List<Draft> ready = left.stream()
                    .filter(draft -> done.containsAll(draft.references().values()))
                    .toList();
            if (ready.isEmpty()) {
                problems.add(
                        new Problem(0, "circular-reference", left.getFirst().key()));
                return left;
            }
            ordered.addAll(ready);
            ready.forEach(draft -> done.add(draft.key()));
            left.removeAll(ready);
        }
        return ordered;
    }
}
