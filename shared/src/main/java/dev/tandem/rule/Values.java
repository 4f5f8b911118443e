package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What fields hold, in the terms of rules. {@link Json.Null} is no value. */
final class Values {
    /** Every double holds 15 digits, so that what is computed is what is stored and read again. */
    private static final MathContext DIGITS = new MathContext(15);

    private Values() {}

    static Json of(Entity entity, String field) {
        return entity.fields().getOrDefault(field, Json.NULL);
    }

    /** 0 for no value. */
    static BigDecimal number(Json value) {
        return value instanceof Json.Num(BigDecimal number) ? number : BigDecimal.ZERO;
    }

    /** 0 for no value. */
    static BigDecimal number(Entity entity, String field) {
        return number(of(entity, field));
    }

    static Json of(BigDecimal number) {
        return new Json.Num(number.round(DIGITS));
    }

    static boolean isTrue(Json value) {
        return value.equals(Json.of(true));
    }

    static boolean isNone(Json value) {
        return value instanceof Json.Null;
    }

    static Optional<String> text(Json value) {
        return value instanceof Json.Str(String text) ? Optional.of(text) : Optional.empty();
    }

    static Optional<String> text(Entity entity, String field) {
        return text(of(entity, field));
    }

    /** The elements of a set of strings, choices, references or persons. */
    static List<String> elements(Json value) {
        return value instanceof Json.Arr(List<Json> items)
                ? items.stream().flatMap(item -> text(item).stream()).toList()
                : List.of();
    }

    /** The entity whose id a field holds; nothing where it holds no id. */
    static Optional<EntityKey> key(String type, Json id) {
        return text(id).filter(Ids::isId).map(each -> new EntityKey(type, each));
    }

    /** Whether an entity is about to be made, to come back or to go. */
    static boolean comesOrGoes(Touch touch) {
        return touch.act() != Touch.Act.UPDATE
                || touch.entity().filter(Entity::deleted).isPresent();
    }

    static Json array(Stream<String> texts) {
        return Json.array(texts.map(Json::of).toList());
    }
}
