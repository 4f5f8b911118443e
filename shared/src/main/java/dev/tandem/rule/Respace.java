package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.Respacing;
import dev.tandem.merge.Respacing.Placed;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.rule.Consequence.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A position that is too long gives way, with some of its neighbours, to shorter ones in the same order (PROTOCOL U2). Equal positions alone do not set it
 * off: to find them it would have to see all siblings with every move, and ids order them well.
 */
public record Respace() implements Rule {
    /** What each entity that a mutation touches takes of the room in a commit: itself and what it refers to. */
    private static final int SHARE = 6;

    @Override
    public String name() {
        return "respace";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        boolean tooLong = position(kind, touch.key().type()).stream()
                .flatMap(field -> written(touch, field))
                .anyMatch(Respace::isTooLong);
        return tooLong ? Reads.types(touch.key().type()) : Reads.NOTHING;
    }

    private static Stream<Json> written(Touch touch, String field) {
        return switch (touch.act()) {
            case CREATE -> touch.value(field).stream();
            case UPDATE -> Optional.ofNullable(touch.values().get(field)).stream();
            case DELETE -> Stream.of();
        };
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        int most = Respacing.MOST - SHARE * (steps.size() - 1);
        Map<EntityKey, String> respaced = new TreeMap<>();
        for (Step step : steps) {
            position(room.kind(), step.key().type())
                    .filter(field -> step.changed(field) && isTooLong(step.is(field)))
                    .ifPresent(field -> respaced.putAll(respaced(room, step.key(), field, respaced, most)));
        }
        return Consequence.of(respaced.entrySet().stream()
                .map(entry -> effect(room.kind(), entry.getKey(), entry.getValue()))
                .toList());
    }

    /** In a mutation of many entities little may change beside them, or the commit could not hold it: later moves go on. */
    private static Map<EntityKey, String> respaced(
            RuleView room, EntityKey moved, String field, Map<EntityKey, String> before, int most) {
        List<Placed> siblings = living(room, moved.type()).stream()
                .flatMap(entity -> placed(entity, field, before))
                .toList();
        Map<EntityKey, String> positions = new TreeMap<>();
        Respacing.after(siblings, moved.id(), Math.max(0, most - before.size()))
                .forEach((id, position) -> positions.put(new EntityKey(moved.type(), id), position));
        return positions;
    }

    /** Nobody where the position was not written but came back with its entity: then nobody read the siblings, and a later move sees to it. */
    private static List<Entity> living(RuleView room, String type) {
        return room.seesAll(type) ? room.living(type) : List.of();
    }

    private static Stream<Placed> placed(Entity entity, String field, Map<EntityKey, String> before) {
        String respaced = before.get(entity.key());
        if (respaced != null) {
            return Stream.of(new Placed(entity.key().id(), respaced));
        }
        return entity.fields().get(field) instanceof Json.Str(String position)
                ? Stream.of(new Placed(entity.key().id(), position))
                : Stream.of();
    }

    private static Effect effect(Kind kind, EntityKey key, String position) {
        return new Effect.Set(key, Map.of(position(kind, key.type()).orElseThrow(), Json.of(position)));
    }

    private static boolean isTooLong(Json position) {
        return position instanceof Json.Str(String text) && Respacing.isTooLong(text);
    }

    private static Optional<String> position(Kind kind, String type) {
        return Optional.ofNullable(kind.entities().get(type)).map(EntityType::fields).stream()
                .flatMap(fields -> fields.values().stream())
                .filter(field -> field.type() instanceof FieldType.Position)
                .map(Field::name)
                .findFirst();
    }
}
