package dev.tandem.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PROTOCOL V1: what a kind does not have is refused with its place. */
final class FilterCheckTest {
    private static final FilterCheck ORDERS =
            new FilterCheck(Kinds.bundled().find("orders").orElseThrow());
    private static final FilterCheck INVENTORY =
            new FilterCheck(Kinds.bundled().find("inventory").orElseThrow());

    private static Optional<List<String>> names(String... names) {
        return Optional.of(List.of(names));
    }

    private static Filter where(Where... where) {
        return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), List.of(where));
    }

    @Test
    void V1_what_the_kind_has_is_right() {
        Filter filter = new Filter(
                names("order", "customer"),
                names("order-status-changed"),
                names("sales", "warehouse"),
                List.of(
                        new Where("order", "status", List.of(Json.of("draft"), Json.NULL)),
                        new Where("order", "customerId", List.of(Json.of("c1")))));

        assertThat(ORDERS.wrong(filter)).isEmpty();
        assertThat(ORDERS.wrong(Filter.EVERYTHING)).isEmpty();
    }

    @Test
    void V1_the_first_name_that_is_misspelt_is_told_by_its_place() {
        Optional<List<String>> none = Optional.empty();

        assertThat(ORDERS.wrong(new Filter(names("order", "ordr"), names("no"), names("no"), List.of())))
                .contains("/types/1");
        assertThat(ORDERS.wrong(new Filter(names("order"), names("no"), names("no"), List.of())))
                .contains("/events/0");
        assertThat(ORDERS.wrong(new Filter(none, none, names("sales", "warehouse", "cook"), List.of())))
                .contains("/crew/2");
        assertThat(INVENTORY.wrong(new Filter(none, none, names("sales"), List.of())))
                .contains("/crew/0");
    }

    @ParameterizedTest
    @CsvSource({
        "ordr, status, draft, /where/1/type",
        "order, stat, draft, /where/1/field",
        "order, reference, x, /where/1/field",
        "order, notes, x, /where/1/field",
        "order, orderedOn, 2026-01-01, /where/1/field",
        "order, position, V, /where/1/field",
        "order, freight, 1, /where/1/field",
        "order, number, 1, /where/1/field",
        "order, demand, x, /where/1/field",
        "order, status, sent, /where/1/is/0"
    })
    void V1_a_condition_needs_a_type_a_field_that_can_be_chosen_by_and_values_of_it(
            String type, String field, String value, String at) {
        Where right = new Where("order", "status", List.of(Json.of("draft")));

        assertThat(ORDERS.wrong(where(right, new Where(type, field, List.of(Json.of(value))))))
                .contains(at);
    }

    @Test
    void V1_every_value_of_a_condition_is_looked_at() {
        assertThat(ORDERS.wrong(
                        where(new Where("order", "status", List.of(Json.of("draft"), Json.NULL, Json.of(true))))))
                .contains("/where/0/is/2");
    }
}
