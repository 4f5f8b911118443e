package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A comment as the built-in type has it (PROTOCOL N2). */
record Comment(EntityKey key, Map<String, Json> fields) {
    static final String TYPE = "comment";
    static final String ON_TYPE = "onType";
    static final String ON_ID = "onId";
    static final String THREAD = "thread";
    static final String TEXT = "text";
    static final String MENTIONS = "mentions";
    static final String RESOLVED = "resolved";
    static final String AUTHOR = "author";
    static final String AUTHORS = "authors";
    static final String CREATED_AT = "createdAt";
    static final String EDITED_AT = "editedAt";

    /** Those whom a thread remembers as its authors; as many as the field takes. */
    private static final int MOST_AUTHORS = 200;

    static Comment of(Entity entity) {
        return new Comment(entity.key(), entity.fields());
    }

    /** What a comment with these fields is about; nothing where they name nothing that could be. */
    static Optional<EntityKey> about(Optional<Json> onType, Optional<Json> onId) {
        return onType.orElse(Json.NULL) instanceof Json.Str(String type)
                        && onId.orElse(Json.NULL) instanceof Json.Str(String id)
                        && Ids.isName(type)
                        && Ids.isId(id)
                        && !type.equals(TYPE)
                ? Optional.of(new EntityKey(type, id))
                : Optional.empty();
    }

    /** The first comment of the thread that a field names. */
    static Optional<EntityKey> thread(Optional<Json> thread) {
        return thread.orElse(Json.NULL) instanceof Json.Str(String id) && Ids.isId(id)
                ? Optional.of(new EntityKey(TYPE, id))
                : Optional.empty();
    }

    Optional<EntityKey> about() {
        return about(field(ON_TYPE), field(ON_ID));
    }

    Optional<EntityKey> thread() {
        return thread(field(THREAD));
    }

    boolean isReply() {
        return thread().isPresent();
    }

    boolean isResolved() {
        return field(RESOLVED).equals(Optional.of(Json.of(true)));
    }

    /** Nobody for a comment that was just made. */
    Optional<String> author() {
        return field(AUTHOR).map(each -> ((Json.Str) each).value());
    }

    Json text() {
        return field(TEXT).orElse(Json.NULL);
    }

    Set<String> mentions() {
        return people(MENTIONS);
    }

    /** Who wrote in the thread; kept in its first comment. */
    Set<String> authors() {
        return people(AUTHORS);
    }

    /** The authors of the thread when somebody else writes too. */
    Json authorsWith(String user) {
        return Json.array(Stream.concat(authors().stream(), Stream.of(user))
                .distinct()
                .limit(MOST_AUTHORS)
                .sorted()
                .map(Json::of)
                .toList());
    }

    private Set<String> people(String field) {
        Set<String> people = new TreeSet<>();
        if (field(field).orElse(Json.NULL) instanceof Json.Arr(List<Json> items)) {
            items.forEach(item -> people.add(((Json.Str) item).value()));
        }
        return people;
    }

    private Optional<Json> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
