package dev.tandem.rule;

import dev.tandem.model.Entity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What ingredients and shopping items are of: a product, in one way of measuring. Grams and kilograms measure the same, millilitres and litres too;
 * every other unit measures only itself.
 */
record Product(String id, String measure) {
    private static final Map<String, String> MEASURES =
            Map.of("g", "mass", "kg", "mass", "ml", "volume", "l", "volume");
    private static final Map<String, Integer> POWERS_OF_TEN = Map.of("kg", 3, "l", 3);

    static Product of(Entity entity) {
        String unit = unit(entity);
        return new Product(Values.text(entity, "productId").orElse(""), MEASURES.getOrDefault(unit, unit));
    }

    static Optional<Product> of(Optional<Entity> entity) {
        return entity.map(Product::of);
    }

    /** A quantity in the unit of an entity, in grams or millilitres where that is a measure of them. */
    static BigDecimal toBase(Entity entity, BigDecimal quantity) {
        return quantity.scaleByPowerOfTen(POWERS_OF_TEN.getOrDefault(unit(entity), 0));
    }

    /** The reverse of {@link #toBase}. */
    static BigDecimal fromBase(Entity entity, BigDecimal quantity) {
        return quantity.scaleByPowerOfTen(-POWERS_OF_TEN.getOrDefault(unit(entity), 0));
    }

    private static String unit(Entity entity) {
        return Values.text(entity, "unit").orElse("").strip().toLowerCase(java.util.Locale.ROOT);
    }
}
