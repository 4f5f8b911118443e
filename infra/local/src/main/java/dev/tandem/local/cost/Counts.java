package dev.tandem.local.cost;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * How much of everything.
 *
 * @param amounts what is missing is none
 */
public record Counts(Map<Unit, Double> amounts) {
    /** Nothing of anything. */
    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        amounts = Map.copyOf(amounts);
    }

    public double of(Unit unit) {
        return amounts.getOrDefault(unit, 0.0);
    }

    public Counts plus(Counts more) {
        return with(more, 1);
    }

    public Counts minus(Counts less) {
        return with(less, -1);
    }

    public Counts times(double factor) {
        return each(amount -> amount * factor);
    }

    private Counts each(DoubleUnaryOperator change) {
        Map<Unit, Double> changed = new EnumMap<>(Unit.class);
        amounts.forEach((unit, amount) -> changed.put(unit, change.applyAsDouble(amount)));
        return new Counts(changed);
    }

    private Counts with(Counts other, int sign) {
        Map<Unit, Double> sum = new EnumMap<>(Unit.class);
        for (Unit unit : Unit.values()) {
            double amount = of(unit) + sign * other.of(unit);
            if (amount != 0) {
                sum.put(unit, amount);
            }
        }
        return new Counts(sum);
    }

    Json json() {
        var object = Json.object();
        for (Unit unit : Unit.values()) {
            if (of(unit) != 0) {
                object.put(
                        unit.code(), new Json.Num(BigDecimal.valueOf(of(unit)).stripTrailingZeros()));
            }
        }
        return object.build();
    }

    static Counts of(Json json) {
        Map<Unit, Double> amounts = new EnumMap<>(Unit.class);
        ((Json.Obj) json)
                .members()
                .forEach((code, amount) ->
                        amounts.put(Unit.of(code), ((Json.Num) amount).value().doubleValue()));
        return new Counts(amounts);
    }
}
