package dev.tandem.room;

import static java.util.stream.Collectors.toMap;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Part;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Rules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes back a commit of the author's, against what is there now (PROTOCOL H1). First comes back what it deleted, then the fields get what they had,
 * then goes what it created: so references lead to what lives at every step.
 */
record Undoing(Deed deed, Operation.Undo undo) {
    Optional<Refusal> apply() {
        Optional<Commit> found = Optional.ofNullable(deed.state().log().get(undo.seq()));
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.NOTHING_TO_UNDO));
        }
        Commit commit = found.get();
        if (!commit.user().equals(deed.member().user())) {
            return Optional.of(Refusal.of(RejectCode.FORBIDDEN));
        }
        int before = deed.changes();
        int skipped = deed.skipped().size();
        return steps(commit)
                .flatMap(change -> takeBack(change).stream())
                .findFirst()
                .or(() -> conclude(deed.changes() > before, skipped));
    }

    private Optional<Refusal> conclude(boolean changed, int skippedBefore) {
        if (changed) {
            deed.working().undid(new Commit.Undone(deed.mutation().n(), undo.seq()));
            return Optional.empty();
        }
        List<Part> skipped = deed.skipped();
        return Optional.of(Refusal.of(RejectCode.NOTHING_TO_UNDO)
                .because("skipped", parts(skipped.subList(skippedBefore, skipped.size()))));
    }

    private static Json parts(List<Part> parts) {
        return Json.array(parts.stream()
                .map(part -> (Json) Json.object()
                        .put("type", part.key().type())
                        .put("id", part.key().id())
                        .putText("field", part.field())
                        .build())
                .toList());
    }

    /** What people deleted comes back before what went with it. */
    private Stream<Change> steps(Commit commit) {
        List<Change> wanted = undone(commit, undo).reversed();
        Stream<Change> deleted = wanted.stream()
                .filter(Change.Deleted.class::isInstance)
                .sorted(Comparator.comparing(change -> change.rule().isPresent()));
        return Stream.concat(
                deleted,
                Stream.of(Change.Updated.class, Change.Created.class)
                        .flatMap(form -> wanted.stream().filter(form::isInstance)));
    }

    /**
     * The changes that an undo is about: what the server keeps by itself and records of what was done stay, and what rules of the kind changed, they
     * change back when what set them off is taken back.
     */
    static List<Change> undone(Commit commit, Operation.Undo undo) {
        return commit.changes().stream()
                .filter(change -> undo.only().isEmpty()
                        || undo.only().stream().anyMatch(part -> part.key().equals(change.key())))
                .filter(change -> !isLeftToRules(change))
                .toList();
    }

    private static boolean isLeftToRules(Change change) {
        return switch (change) {
            case Change.Created created -> created.rule().isPresent();
            case Change.Updated updated -> updated.rule().flatMap(Rules::named).isPresent();
            case Change.Deleted deleted -> false;
        };
    }

    private Optional<Refusal> takeBack(Change change) {
        EntityType type = deed.kind().entities().get(change.key().type());
        Optional<Entity> entity = deed.working().look(change.key());
        if (type == null || entity.isEmpty() || (type.singleton() && !(change instanceof Change.Updated))) {
            return Optional.empty();
        }
        Admission admission = new Admission(deed.kind(), deed.member());
        return switch (change) {
            case Change.Created created ->
                entity.get().deleted() ? Optional.empty() : delete(type, entity.get(), created);
            case Change.Deleted deleted ->
                entity.get().deleted()
                        ? admission.againstChanging(type, change.key()).or(() -> revive(type, entity.get()))
                        : Optional.empty();
            case Change.Updated updated ->
                entity.get().deleted()
                        ? skip(change.key())
                        : admission
                                .againstChanging(type, change.key())
                                .or(() -> new UndoneFields(deed, undo, type, entity.get(), updated).apply());
        };
    }

    private Optional<Refusal> skip(EntityKey key) {
        deed.skip(new Part(key, Optional.empty()));
        return Optional.empty();
    }

    private Optional<Refusal> revive(EntityType type, Entity tombstone) {
        if (tombstone.seq() != undo.seq() && !undo.anyway()) {
            return skip(tombstone.key());
        }
        return deed.revive(tombstone, new References(deed.working()).restored(type, tombstone));
    }

    private Optional<Refusal> delete(EntityType type, Entity entity, Change.Created created) {
        if (!undo.anyway() && !written(type, entity.fields()).equals(written(type, created.fields()))) {
            return skip(entity.key());
        }
        if (entity.key().type().equals(Conflict.TYPE)) {
            deed.putForServer(Change.Deleted.of(entity, Optional.empty()));
            return Optional.empty();
        }
        boolean may = type.delete().contains(deed.member().role()) || deed.isAuthor(entity);
        return may
                ? deed.put(Change.Deleted.of(entity, Optional.empty()))
                : Optional.of(Refusal.of(RejectCode.FORBIDDEN, entity.key()));
    }

    /** What people wrote of it. */
    private static Map<String, Json> written(EntityType type, Map<String, Json> fields) {
        return fields.entrySet().stream()
                .filter(field -> !UndoneFields.isServers(type, field.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
