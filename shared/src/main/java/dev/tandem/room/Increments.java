package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldProblem;
import dev.tandem.kind.FieldType;
import dev.tandem.merge.Counter;
import dev.tandem.model.Entity;
import dev.tandem.model.RejectCode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes numbers by differences (PROTOCOL M5). */
record Increments(FieldMerge merge) {
    /** Why it cannot be; where it can, {@code standing} has the sum. */
    Optional<Refusal> apply(Field field, Entity entity, BigDecimal by, Standing standing) {
        BigDecimal held =
                entity.fields().get(field.name()) instanceof Json.Num(BigDecimal value) ? value : BigDecimal.ZERO;
        Optional<Json.Num> sum = new Json.Num(held).plus(by);
        if (sum.isEmpty() || field.check(sum.get()).equals(Optional.of(FieldProblem.OUT_OF_RANGE))) {
            return Optional.of(Refusal.of(RejectCode.OUT_OF_BOUNDS, entity.key(), field.name())
                    .because(bounds(field.type(), held)));
        }
        Optional<Refusal> misfit =
                field.check(sum.get()).map(problem -> Refusal.of(problem, entity.key(), field.name()));
        return misfit.or(() -> write(field, entity, sum.get(), standing));
    }

    private Optional<Refusal> write(Field field, Entity entity, Json sum, Standing standing) {
        if (!(field.merge() instanceof Counter)) {
            return merge.merge(field, entity, sum, standing);
        }
        if (!sum.equals(entity.fields().getOrDefault(field.name(), Json.NULL))) {
            standing.set(field.name(), sum);
        }
        return Optional.empty();
    }

    private static Map<String, Json> bounds(FieldType type, BigDecimal held) {
        Map<String, Json> bounds = new TreeMap<>(Map.of("value", new Json.Num(held)));
        switch (type) {
            case FieldType.Whole(long min, long max) -> {
                bounds.put("min", Json.of(min));
                bounds.put("max", Json.of(max));
            }
            case FieldType.Decimal(BigDecimal min, BigDecimal max) -> {
                bounds.put("min", new Json.Num(min));
                bounds.put("max", new Json.Num(max));
            }
            default -> {}
        }
        return bounds;
    }
}
