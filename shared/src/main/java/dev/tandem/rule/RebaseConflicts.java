package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import dev.tandem.merge.Manual;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.rule.Consequence.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An open conflict follows its field (PROTOCOL K2): it always says what stands, and it goes when there is nothing left to decide. */
public record RebaseConflicts() implements Rule {
    @Override
    public String name() {
        return Conflict.NAME;
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        if (touch.key().type().equals(Conflict.TYPE)) {
            // One that comes back, because its resolution is undone, stays where it is about something.
            return Conflict.on(touch.values()).map(on -> Reads.keys(Set.of(on))).orElse(Reads.NOTHING);
        }
        boolean looks = switch (touch.act()) {
            case CREATE ->
                touch.entity().isPresent() && isManual(kind, touch.key().type());
            case UPDATE ->
                touch.values().keySet().stream()
                        .anyMatch(field -> isManual(kind, touch.key().type(), field));
            case DELETE ->
                isManual(kind, touch.key().type()) || pointTo(kind, touch.key().type());
        };
        return looks ? Reads.types(Conflict.TYPE) : Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> watched =
                steps.stream().filter(step -> concerns(room.kind(), step)).toList();
        Stream<Effect> rebased = watched.isEmpty()
                ? Stream.of()
                : room.living(Conflict.TYPE).stream()
                        .flatMap(entity -> Conflict.of(entity)
                                .flatMap(conflict -> watched.stream()
                                        .filter(step -> step.key().equals(conflict.on()))
                                        .findFirst()
                                        .flatMap(step -> follow(room, entity, conflict, step)))
                                .stream());
        return Consequence.of(Stream.concat(rebased, pointless(room, steps)).toList());
    }

    /** A mutation may bring an entity back, meet a conflict in it and delete it again: to the rules nothing became of the entity. */
    private static Stream<Effect> pointless(RuleView room, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.isOf(Conflict.TYPE) && step.before().isEmpty())
                .filter(step -> step.after()
                        .flatMap(Conflict::of)
                        .filter(conflict -> room.find(conflict.on()).isEmpty())
                        .isPresent())
                .map(step -> new Effect.Delete(step.key()));
    }

    private static Optional<Effect> follow(RuleView room, Entity entity, Conflict conflict, Step step) {
        Json now = step.is(conflict.field());
        if (step.after().isEmpty() || now.equals(conflict.mine())) {
            return Optional.of(new Effect.Delete(entity.key()));
        }
        Conflict.Author author = new Conflict.Author(room.author().user(), room.now());
        return now.equals(conflict.theirs())
                ? Optional.empty()
                : Optional.of(new Effect.Set(entity.key(), changed(conflict, conflict.against(now, author))));
    }

    private static Map<String, Json> changed(Conflict before, Conflict after) {
        Map<String, Json> changed = new TreeMap<>(after.fields());
        changed.entrySet().removeAll(before.fields().entrySet());
        return changed;
    }

    private static boolean concerns(Kind kind, Step step) {
        EntityType type = kind.entities().get(step.key().type());
        return type != null
                && step.before().isPresent()
                && type.fields().values().stream()
                        .filter(RebaseConflicts::isManual)
                        .anyMatch(field -> step.after().isEmpty() || step.changed(field.name()));
    }

    private static boolean isManual(Field field) {
        return field.merge() instanceof Manual;
    }

    private static boolean isManual(Kind kind, String type) {
        EntityType declared = kind.entities().get(type);
        return declared != null && declared.fields().values().stream().anyMatch(RebaseConflicts::isManual);
    }

    private static boolean isManual(Kind kind, String type, String field) {
        EntityType declared = kind.entities().get(type);
        Field found = declared == null ? null : declared.fields().get(field);
        return found != null && isManual(found);
    }

    /** Whether a manual field may refer to the type: deleting what it refers to empties it. */
    private static boolean pointTo(Kind kind, String type) {
        return kind.entities().values().stream()
                .flatMap(each -> each.fields().values().stream())
                .filter(RebaseConflicts::isManual)
                .anyMatch(field -> field.type().target().filter(type::equals).isPresent());
    }
}
