package dev.tandem.room;

import static dev.tandem.room.Ops.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Audience;
import dev.tandem.model.Change;
import dev.tandem.model.Edit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Outcome;
import dev.tandem.model.Part;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a thing is taken to weigh is about what it takes as JSON: never less, and not many times as much. */
final class WeightTest {
    private static final EntityKey LONG = key("item", "t".repeat(60));
    private static final Optional<String> NO_RULE = Optional.empty();
    private static final String WORDS = "w".repeat(2_000);

    private static Map<String, Json> values(Json value) {
        return Map.of("a", value, "b".repeat(64), value);
    }

    static Stream<Json> values() {
        return Stream.of(
                Json.NULL,
                Json.of(true),
                Json.of(123_456_789_012_345L),
                Json.of(WORDS),
                Json.of("ก".repeat(500)),
                Json.of("\u0001".repeat(500)),
                Json.of("\"\\\n\r\t".repeat(300)),
                Json.of("🏕é".repeat(300)),
                Json.array(Collections.nCopies(90, Json.of("element"))),
                Json.object().put("m".repeat(30), WORDS).put("n", 7).build());
    }

    private static int bytes(Json json) {
        return JsonWriter.write(json).getBytes(StandardCharsets.UTF_8).length;
    }

    private static void assertAbout(long weight, int bytes) {
        assertThat(weight).isBetween((long) bytes, 7L * bytes + 300);
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_change_weighs_what_it_says_and_what_it_replaced(Json value) {
        Change created = new Change.Created(LONG, values(value), NO_RULE);
        Change set = new Change.Updated(LONG, values(value), Map.of(), NO_RULE, 3);
        Change emptied = new Change.Updated(LONG, Map.of(), values(value), NO_RULE, 3);
        Change deleted = new Change.Deleted(LONG, values(value), NO_RULE, 3);

        assertThat(List.of(created, set, emptied, deleted))
                .allSatisfy(change -> assertAbout(Weight.of(change), bytes(Wire.of(change))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void an_edit_weighs_what_went_what_came_and_what_was_meant(TextEdit edit) {
        Change typed = new Change.Updated(LONG, Map.of(), Map.of(), Map.of("story", List.of(edit, edit)), NO_RULE, 3);

        assertAbout(Weight.of(typed), bytes(Wire.of(typed)));
    }

    static Stream<TextEdit> texts() {
        return Stream.of(
                new TextEdit(List.of(new Edit(1_000, WORDS, "")), Optional.empty()),
                new TextEdit(List.of(new Edit(1_000, "", WORDS)), Optional.empty()),
                new TextEdit(Collections.nCopies(100, new Edit(10, "a", "b")), Optional.empty()),
                new TextEdit(
                        List.of(new Edit(1, "a", "b")),
                        Optional.of(new TextEdit.Made(7, List.of(new Splice(3, 4, WORDS))))),
                new TextEdit(
                        List.of(new Edit(1, "a", "b")),
                        Optional.of(new TextEdit.Made(7, Collections.nCopies(100, new Splice(3, 4, "c"))))));
    }

    static Stream<Outcome> outcomes() {
        Outcome.Merged merged = new Outcome.Merged(LONG, "quantity", "max", Outcome.Kept.THEIRS);
        return Stream.of(
                new Outcome.Settled(1),
                new Outcome.Applied(1, Optional.of(7L), Collections.nCopies(50, merged)),
                new Outcome.Applied(
                        1, Optional.of(7L), List.of(), Collections.nCopies(50, new Part(LONG, Optional.of("name")))),
                new Outcome.Rejected(1, RejectCode.DELETED, Optional.of(LONG), Optional.of("name"), Map.of()),
                new Outcome.Rejected(
                        1, RejectCode.DELETED, Optional.empty(), Optional.empty(), values(Json.of(WORDS))));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void an_outcome_weighs_what_it_tells(Outcome outcome) {
        assertAbout(Weight.ofOutcomes(List.of(outcome, outcome)), 2 * bytes(Wire.of(outcome)));
    }

    static Stream<Event> events() {
        List<Audience> many = Collections.nCopies(200, new Audience.Person("p".repeat(40)));
        return Stream.of(
                new Event("n".repeat(500), Optional.empty(), List.of(), Map.of()),
                new Event("told", Optional.of(LONG), many, Map.of()),
                new Event("told", Optional.empty(), List.of(), values(Json.of(WORDS))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_weighs_its_name_whom_it_is_for_and_what_it_says(Event event) {
        long weight = Weight.ofEvents(List.of(event, event));
        int named = 2 * (event.name().length() + 40 * event.to().size());

        assertThat(weight).isBetween((long) named, 8L * named + 20_000);
        assertThat(weight).isGreaterThanOrEqualTo(2L * bytes(new Json.Obj(event.data())));
    }
}
