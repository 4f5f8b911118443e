package dev.tandem.exchange;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A room of any kind as one JSON file: {@code {"format":"tandem-room","version":1,"kind","title","entities":[{"type","id","fields"}]}}.
 * Reading gives every entity a new id and leads references to it, so a file can be taken as often as one likes. What only the server writes is in the
 * file for readers, and is not taken from it.
 */
public final class RoomFile {
    private static final String FORMAT = "tandem-room";

    /** In which order entities of one type were made, as far as a field tells. */
    private static final List<String> MADE_IN_ORDER_OF = List.of("number", "madeAt", "createdAt");

    private final Kind kind;
    private final Drafts drafts;
    private final Set<String> keys = new HashSet<>();

    private RoomFile(Kind kind) {
        this.kind = kind;
        this.drafts = new Drafts(kind);
    }

    /** The whole file. */
    public static String write(String kind, String title, List<Entity> entities) {
        return JsonWriter.write(of(kind, title, entities));
    }

    /** The same as a value. */
    public static Json.Obj of(String kind, String title, List<Entity> entities) {
        Comparator<Entity> byType = Comparator.comparing(entity -> entity.key().type());
        List<Json> written = entities.stream()
                .sorted(byType.thenComparingLong(RoomFile::made).thenComparing(Entity::key))
                .map(RoomFile::entity)
                .toList();
        return Json.object()
                .put("format", FORMAT)
                .put("version", 1)
                .put("kind", kind)
                .put("title", title)
                .put("entities", Json.array(written))
                .build();
    }

    /** Whether an object says that it is one, of a version that this reads. */
    public static boolean isOne(Json.Obj file) {
        return file.findText("format").equals(Optional.of(FORMAT))
                && file.findWhole("version").equals(Optional.of(1L));
    }

    private static long made(Entity entity) {
        return MADE_IN_ORDER_OF.stream()
                .flatMap(field -> Optional.ofNullable(entity.fields().get(field)).stream())
                .mapToLong(value -> value instanceof Json.Num number && number.isWhole() ? number.asLong() : 0)
                .findFirst()
                .orElse(0);
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

    public static Reading read(Kind kind, Json.Obj file) {
        return new RoomFile(kind).read(file);
    }

    private Reading read(Json.Obj file) {
        if (!file.findText("kind").filter(kind.name()::equals).isPresent()) {
            return new Reading.Unfit(
                    List.of(new Problem(0, "wrong-kind", file.findText("kind").orElse(""))));
        }
        List<Raw> all = new ArrayList<>();
        List<Json> entities = file.items("entities");
        for (int i = 0; i < entities.size(); i++) {
            raw(i + 1L, "/entities/" + i, entities.get(i)).ifPresent(all::add);
        }
        all.forEach(raw -> keys.add(raw.key()));
        TypeOrder order = new TypeOrder(kind);
        all.sort(Comparator.comparingInt(raw -> order.rank(raw.type())));
        all.forEach(this::draft);
        return drafts.reading(false, false);
    }

    /** An entity as it stands in the file. */
    private record Raw(Place place, EntityType type, String key, Map<String, Json> values) {}

    private Optional<Raw> raw(long line, String at, Json value) {
        try {
            Form form = Form.of(at, value);
            EntityType type = kind.entities().get(form.text("type"));
            if (type == null) {
                drafts.wrong(new Problem(line, "unknown-type", form.text("type")));
                return Optional.empty();
            }
            String key = type.name() + " " + form.text("id", Ids::isId);
            if (type.serverMade()) {
                drafts.remark(new Problem(line, "server-made", key));
                return Optional.empty();
            }
            return Optional.of(new Raw(new Place("", line), type, key, form.values("fields")));
        } catch (FormRefused refused) {
            drafts.wrong(new Problem(line, "bad-form", refused.at()));
            return Optional.empty();
        }
    }

    private void draft(Raw raw) {
        Map<String, Json> fields = new LinkedHashMap<>();
        Map<String, List<String>> references = new LinkedHashMap<>();
        Optional<Map.Entry<String, String>> pointer = Pointers.of(raw.type().name(), raw.values());
        raw.values().forEach((name, value) -> {
            Field field = raw.type().fields().get(name);
            if (field == null) {
                drafts.wrong(raw.key(), new Problem(raw.place(), "unknown-field", name));
                return;
            }
            Optional<String> target = field.type()
                    .target()
                    .or(() -> pointer.filter(it -> it.getKey().equals(name)).map(Map.Entry::getValue));
            List<String> ids = ids(value);
            if (field.is(Trait.SERVER)) {
                return;
            }
            if (target.isPresent() && !ids.isEmpty()) {
                references.put(
                        name, ids.stream().map(id -> target.get() + " " + id).toList());
            } else {
                field.check(value)
                        .ifPresent(problem -> drafts.wrong(raw.key(), new Problem(raw.place(), problem.wire(), name)));
                fields.put(name, value);
            }
        });
        if (isAboutNothing(pointer, references)) {
            drafts.remark(new Problem(raw.place(), "about-nothing", raw.key()));
        } else {
            drafts.add(new Draft(raw.type().name(), raw.key(), raw.place(), fields, references));
        }
    }

    /** Records outlive what they are about; a room takes none about what it does not have. */
    private boolean isAboutNothing(Optional<Map.Entry<String, String>> pointer, Map<String, List<String>> references) {
        return pointer.filter(it -> !keys.containsAll(references.getOrDefault(it.getKey(), List.of())))
                .isPresent();
    }

    private static List<String> ids(Json value) {
        return switch (value) {
            case Json.Str(String id) -> List.of(id);
            case Json.Arr(List<Json> items)
            when items.stream().allMatch(Json.Str.class::isInstance) ->
                items.stream().map(id -> ((Json.Str) id).value()).toList();
            case Json.Arr _, Json.Num _, Json.Bool _, Json.Null _, Json.Obj _ -> List.of();
        };
    }
}
