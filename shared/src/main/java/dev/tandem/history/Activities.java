package dev.tandem.history;

import dev.tandem.history.Activity.Difference;
import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a commit says to people (PROTOCOL H5). */
public final class Activities {
    static final String COMMENT = "comment";
    static final String CONFLICT = "conflict";
    private static final String RESOLVED = "resolved";

    private Activities() {}

    /** One activity for each change, in their order. */
    public static List<Activity> of(Kind kind, Commit commit) {
        List<Long> undid = undid(commit);
        return commit.changes().stream()
                .map(change -> activity(kind, commit, change, undid))
                .toList();
    }

    private static Activity activity(Kind kind, Commit commit, Change change, List<Long> undid) {
        Map<String, Difference> fields = differences(change);
        Act act = undid.isEmpty() ? act(kind, change, fields) : Act.UNDONE;
        Map<String, Json> known = known(change);
        return new Activity(
                commit,
                act,
                change.key(),
                Naming.name(kind, change.key(), known),
                Naming.on(change.key(), known),
                fields,
                change.rule(),
                undid);
    }

    /** Changes are told together for all mutations of a commit: it is an undo where every mutation that was applied is one. */
    private static List<Long> undid(Commit commit) {
        long applied = commit.to() - commit.from() + 1 - commit.rejected().size();
        return !commit.undone().isEmpty() && commit.undone().size() == applied
                ? commit.undone().stream().map(Commit.Undone::seq).toList()
                : List.of();
    }

    private static Act act(Kind kind, Change change, Map<String, Difference> fields) {
        return switch (change.key().type()) {
            case COMMENT -> ofComment(change, fields);
            case CONFLICT -> ofConflict(change);
            default -> ofEntity(kind, change);
        };
    }

    private static Act ofComment(Change change, Map<String, Difference> fields) {
        return switch (change) {
            case Change.Created created -> created.prev() == 0 ? Act.COMMENTED : Act.RESTORED;
            case Change.Updated updated
            when fields.containsKey(RESOLVED) ->
                Json.of(true).equals(updated.set().getOrDefault(RESOLVED, Json.NULL)) ? Act.RESOLVED : Act.REOPENED;
            case Change.Updated updated -> Act.EDITED;
            case Change.Deleted deleted -> Act.DELETED;
        };
    }

    private static Act ofConflict(Change change) {
        return switch (change) {
            case Change.Created created -> Act.CONFLICTED;
            case Change.Updated updated -> Act.REBASED;
            case Change.Deleted deleted -> Act.RESOLVED;
        };
    }

    private static Act ofEntity(Kind kind, Change change) {
        return switch (change) {
            case Change.Created created -> created.prev() == 0 ? Act.CREATED : Act.RESTORED;
            case Change.Updated updated -> isMove(kind, updated) ? Act.MOVED : Act.UPDATED;
            case Change.Deleted deleted -> Act.DELETED;
        };
    }

    /** A new position, and nothing else but perhaps other things it belongs to. */
    private static boolean isMove(Kind kind, Change.Updated updated) {
        Map<String, Field> fields = Optional.ofNullable(
                        kind.entities().get(updated.key().type()))
                .map(EntityType::fields)
                .orElse(Map.of());
        List<FieldType> types = updated.set().keySet().stream()
                .flatMap(name -> Optional.ofNullable(fields.get(name)).map(Field::type).stream())
                .toList();
        return updated.edits().isEmpty()
                && types.size() == updated.set().size()
                && types.stream().anyMatch(FieldType.Position.class::isInstance)
                && types.stream()
                        .allMatch(type -> type instanceof FieldType.Position || type instanceof FieldType.Reference);
    }

    private static Map<String, Difference> differences(Change change) {
        return switch (change) {
            case Change.Created created -> differences(Map.of(), created.fields());
            case Change.Deleted deleted -> differences(deleted.was(), Map.of());
            case Change.Updated updated -> {
                Map<String, Difference> all = new HashMap<>(differences(updated.was(), updated.set()));
                updated.edits().forEach((field, edits) -> all.put(field, Excerpts.of(edits)));
                yield all;
            }
        };
    }

    private static Map<String, Difference> differences(Map<String, Json> before, Map<String, Json> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        Map<String, Difference> all = new HashMap<>();
        names.forEach(name -> all.put(
                name, Excerpts.between(before.getOrDefault(name, Json.NULL), after.getOrDefault(name, Json.NULL))));
        return all;
    }

    /** What the change itself says of the entity: new values rather than old ones. */
    private static Map<String, Json> known(Change change) {
        return switch (change) {
            case Change.Created created -> created.fields();
            case Change.Deleted deleted -> deleted.was();
            case Change.Updated updated -> {
                Map<String, Json> known = new HashMap<>(updated.was());
                known.putAll(updated.set());
                yield known;
            }
        };
    }
}
