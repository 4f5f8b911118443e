package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.merge.Union;
import dev.tandem.model.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets elements come into sets and leave them (PROTOCOL M6). */
record Membership(FieldMerge merge) {
    Optional<Refusal> add(Field field, Entity entity, List<Json> values, Standing standing) {
        return change(field, entity, standing, held -> {
            values.stream().filter(value -> !held.contains(value)).distinct().forEach(held::add);
            held.sort(Union.ORDER);
            return held;
        });
    }

    Optional<Refusal> remove(Field field, Entity entity, List<Json> values, Standing standing) {
        return change(field, entity, standing, held -> {
            held.removeAll(values);
            return held;
        });
    }

    private Optional<Refusal> change(
            Field field, Entity entity, Standing standing, UnaryOperator<List<Json>> membership) {
        List<Json> held = items(entity.fields().get(field.name()));
        Json now = Json.array(membership.apply(new ArrayList<>(held)));
        if (now.equals(Json.array(held))) {
            return Optional.empty();
        }
        Optional<Refusal> misfit = items(now).size() < held.size()
                ? Optional.empty()
                : field.check(now).map(problem -> Refusal.of(problem, entity.key(), field.name()));
        return misfit.or(() -> {
            if (!(field.merge() instanceof Union)) {
                return merge.merge(field, entity, now, standing);
            }
            standing.set(field.name(), now);
            return Optional.empty();
        });
    }

    static List<Json> items(@Nullable Json value) {
        return value instanceof Json.Arr(List<Json> items) ? items : List.of();
    }
}
