package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two values of one field between which a person has to decide (PROTOCOL K1): an entity of the type {@link #TYPE}, read as what it says.
 * {@link Json.Null} stands for no value.
 *
 * @param on whose field it is
 * @param base what both authors had seen
 * @param mine what its author wanted
 * @param theirs what stands
 */
public record Conflict(EntityKey on, String field, Json base, Json mine, Json theirs, Author wanted, Author wrote) {
    /** The entity type that every kind has. */
    public static final String TYPE = "conflict";

    /** The name of the event, and of the rule, that tell of one. */
    public static final String NAME = "conflict";

    /** The field that says what stands. */
    public static final String THEIRS = "theirs";

    /** Whose value it is, and since when. */
    public record Author(String user, long at) {}

    public static EntityKey key(String id) {
        return new EntityKey(TYPE, id);
    }

    /** What an entity of the type says; nothing where it is none. */
    public static Optional<Conflict> of(Entity entity) {
        Map<String, Json> fields = entity.fields();
        Optional<EntityKey> on = on(fields);
        return entity.key().type().equals(TYPE)
                        && on.isPresent()
                        && fields.get("field") instanceof Json.Str(String field)
                ? Optional.of(new Conflict(
                        on.get(),
                        field,
                        fields.getOrDefault("base", Json.NULL),
                        fields.getOrDefault("mine", Json.NULL),
                        fields.getOrDefault(THEIRS, Json.NULL),
                        author(fields, "mineBy", "mineAt"),
                        author(fields, "theirsBy", "theirsAt")))
                : Optional.empty();
    }

    /** What the fields of a conflict say it is on. */
    public static Optional<EntityKey> on(Map<String, Json> fields) {
        return fields.get("onType") instanceof Json.Str(String type)
                        && fields.get("onId") instanceof Json.Str(String id)
                ? Optional.of(new EntityKey(type, id))
                : Optional.empty();
    }

    private static Author author(Map<String, Json> fields, String by, String at) {
        String user = fields.get(by) instanceof Json.Str(String name) ? name : "";
        return new Author(user, fields.get(at) instanceof Json.Num number && number.isWhole() ? number.asLong() : 0);
    }

    /** The same conflict with another value that stands (K2). */
    public Conflict against(Json now, Author author) {
        return new Conflict(on, field, base, mine, now, wanted, author);
    }

    /** The same conflict where its author wants something else. */
    public Conflict wanting(Json now, Author author) {
        return new Conflict(on, field, base, now, theirs, author, wrote);
    }

    /** The entity's fields; {@link Json.Null} for none. */
    public Map<String, Json> fields() {
        Map<String, Json> fields = new TreeMap<>();
        fields.put("onType", Json.of(on.type()));
        fields.put("onId", Json.of(on.id()));
        fields.put("field", Json.of(field));
        fields.put("base", base);
        fields.put("mine", mine);
        fields.put(THEIRS, theirs);
        fields.put("mineBy", Json.of(wanted.user()));
        fields.put("mineAt", Json.of(wanted.at()));
        fields.put("theirsBy", Json.of(wrote.user()));
        fields.put("theirsAt", Json.of(wrote.at()));
        return fields;
    }
}
