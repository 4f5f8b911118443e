package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Part;
import dev.tandem.model.RejectCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One mutation while it is done: what its operations see, and the one way in which they change anything. */
final class Deed {
    private static final String AUTHOR = "author";

    private final RoomState state;
    private final Mutation mutation;
    private final Working working;
    private final History history;
    private final LockCheck locks;
    private final List<Outcome.Merged> merged = new ArrayList<>();
    private final List<Part> skipped = new ArrayList<>();
    private int changes;

    Deed(RoomState state, Mutation mutation, Working working, History history) {
        this.state = state;
        this.mutation = mutation;
        this.working = working;
        this.history = history;
        this.locks = new LockCheck(state, mutation, working);
    }

    Kind kind() {
        return state.kind();
    }

    Member member() {
        return state.member();
    }

    Mutation mutation() {
        return mutation;
    }

    long base() {
        return mutation.base();
    }

    Working working() {
        return working;
    }

    History history() {
        return history;
    }

    RoomState state() {
        return state;
    }

    /** Of a type that the kind has: others are not let in. */
    EntityType type(EntityKey key) {
        return Objects.requireNonNull(kind().entities().get(key.type()));
    }

    boolean changedSomething() {
        return changes > 0;
    }

    int changes() {
        return changes;
    }

    List<Outcome.Merged> merged() {
        return merged;
    }

    void merged(Outcome.Merged one) {
        merged.add(one);
    }

    List<Part> skipped() {
        return skipped;
    }

    void skip(Part part) {
        skipped.add(part);
    }

    /** Does a change for the author, unless a lock or somebody else's authorship stands against it. */
    Optional<Refusal> put(Change change) {
        return against(change).or(() -> {
            putForServer(change);
            return Optional.empty();
        });
    }

    /** Does a change that the server makes by itself. */
    void putForServer(Change change) {
        working.put(change);
        changes++;
    }

    /** What stands against a change of the author's. */
    Optional<Refusal> against(Change change) {
        return authorship(change).or(() -> locks.against(change));
    }

    /** New values for fields of a living entity; nothing where there are none. */
    Optional<Refusal> update(Entity entity, Standing standing) {
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Json> was = new TreeMap<>();
        standing.set().keySet().forEach(field -> was.put(field, entity.fields().getOrDefault(field, Json.NULL)));
        return put(new Change.Updated(
                entity.key(), standing.set(), was, standing.editLists(), Optional.empty(), entity.seq()));
    }

    /** A tombstone is back with exactly these fields. */
    Optional<Refusal> revive(Entity tombstone, Map<String, Json> fields) {
        Map<String, Json> held = new HashMap<>(fields);
        held.values().removeIf(Json.Null.class::isInstance);
        return put(new Change.Created(tombstone.key(), held, Optional.empty(), tombstone.seq()));
    }

    /** Fields that only who made the entity may change. */
    private Optional<Refusal> authorship(Change change) {
        EntityType type = type(change.key());
        return working.look(change.key())
                .filter(entity -> !isAuthor(entity))
                .flatMap(entity -> changed(entity, change).stream()
                        .filter(name -> isForAuthor(type, name))
                        .findFirst())
                .map(name -> Refusal.of(RejectCode.FORBIDDEN, change.key(), name));
    }

    boolean isAuthor(Entity entity) {
        return Json.of(member().user()).equals(entity.fields().get(AUTHOR));
    }

    private static boolean isForAuthor(EntityType type, String name) {
        Field field = type.fields().get(name);
        return field != null && field.is(Trait.AUTHOR);
    }

    private static Set<String> changed(Entity entity, Change change) {
        Set<String> names = new TreeSet<>();
        switch (change) {
            case Change.Created created -> {
                names.addAll(entity.fields().keySet());
                names.addAll(created.fields().keySet());
                names.removeIf(name -> Objects.equals(
                        entity.fields().get(name), created.fields().get(name)));
            }
            case Change.Updated updated -> {
                names.addAll(updated.set().keySet());
                names.addAll(updated.edits().keySet());
            }
            case Change.Deleted deleted -> {}
        }
        return names;
    }
}
