package dev.tandem.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Conflict.Author;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTOCOL K1: a conflict is an entity, read as what it says. */
final class ConflictTest {
    private static final Conflict LABEL = new Conflict(
            new EntityKey("item", "tent"),
            "label",
            Json.of("old"),
            Json.of("mine"),
            Json.of("theirs"),
            new Author("ann", 10),
            new Author("ben", 20));

    private static Optional<Conflict> read(EntityKey key, Map<String, Json> fields) {
        return Conflict.of(new Entity(key, 1, false, fields, Map.of(), Map.of()));
    }

    private static Optional<Conflict> read(Map<String, Json> fields) {
        return read(Conflict.key("k"), fields);
    }

    @Test
    void K1_it_is_read_as_it_was_written() {
        assertThat(read(LABEL.fields())).contains(LABEL);
        assertThat(read(new EntityKey("item", "k"), LABEL.fields())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onType", "onId", "field"})
    void K1_what_does_not_say_what_it_is_about_is_none(String field) {
        Map<String, Json> fields = new HashMap<>(LABEL.fields());
        fields.put(field, Json.of(7));

        assertThat(read(fields)).isEmpty();
    }

    @Test
    void K1_values_and_authors_that_are_missing_are_no_value_and_nobody() {
        Map<String, Json> fields = new HashMap<>(LABEL.fields());
        fields.keySet().retainAll(Set.of("onType", "onId", "field", "mineAt"));
        fields.put("mineAt", Json.of("yesterday"));

        assertThat(read(fields))
                .contains(new Conflict(
                        LABEL.on(), "label", Json.NULL, Json.NULL, Json.NULL, new Author("", 0), new Author("", 0)));
    }

    @Test
    void K2_it_follows_what_stands_and_what_is_wanted() {
        Author cem = new Author("cem", 30);

        assertThat(LABEL.against(Json.of("x"), cem))
                .isEqualTo(new Conflict(
                        LABEL.on(), "label", LABEL.base(), LABEL.mine(), Json.of("x"), LABEL.wanted(), cem));
        assertThat(LABEL.wanting(Json.of("x"), cem))
                .isEqualTo(new Conflict(
                        LABEL.on(), "label", LABEL.base(), Json.of("x"), LABEL.theirs(), cem, LABEL.wrote()));
    }
}
