package dev.tandem.room;

import static dev.tandem.room.Ops.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors of those policies that take more than two values: one field, a value that everybody had seen, and what people did then, in the order in which
 * it reached the room. A step {@code sees} so many of those before it. Clients in other languages are held to the same files.
 */
final class RoomVectorsTest {
    private static final EntityKey THING = key("thing", "t");
    private static final List<String> FILES = List.of("counter", "set", "manual");

    record Vector(String file, Json.Obj json) {
        @Override
        public String toString() {
            return file + ": " + json.findText("rule").orElseThrow();
        }

        Json get(String name) {
            return json.find(name).orElseThrow();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void every_vector_ends_with_its_value_its_outcomes_and_its_conflicts(Vector vector) {
        TestRoom room = TestRoom.of(
                kind((Json.Obj) vector.get("field")), new Operation.Create(THING, Map.of("value", vector.get("base"))));
        List<Long> heads = new ArrayList<>(List.of(room.head().seq()));
        List<Json> outcomes = new ArrayList<>();
        for (Json each : vector.json().items("steps")) {
            Json.Obj step = (Json.Obj) each;
            long seen = heads.get((int) (long) step.findWhole("sees").orElse(0L));
            TestClient client = room.client(step.findText("by").orElseThrow()).seeing(seen);
            Decision decision = client.decides(operation(room, step));
            outcomes.add(Json.of(said(decision.receipt().outcomes().getFirst())));
            heads.add(room.head().seq());
        }

        assertThat(Json.array(outcomes)).isEqualTo(vector.get("outcomes"));
        assertThat(room.entity("thing", "t").fields().getOrDefault("value", Json.NULL))
                .isEqualTo(vector.get("expected"));
        assertThat(Json.array(open(room))).isEqualTo(vector.get("conflicts"));
    }

    @Test
    void every_file_has_vectors_that_stand_merge_and_are_refused() {
        for (String file : FILES) {
            assertThat(of(file).flatMap(vector -> vector.json().items("outcomes").stream()))
                    .as(file)
                    .contains(Json.of("applied"), Json.of("unchanged"), Json.of("invalid-value"))
                    .anyMatch(outcome -> JsonWriter.write(outcome).contains("kept"));
        }
    }

    static Stream<Vector> vectors() {
        return FILES.stream().flatMap(RoomVectorsTest::of);
    }

    private static Operation operation(TestRoom room, Json.Obj step) {
        return switch (step.findText("op").orElseThrow()) {
            case "set" ->
                new Operation.Update(THING, Map.of("value", step.find("value").orElseThrow()));
            case "increment" ->
                new Operation.Increment(
                        THING, "value", ((Json.Num) step.find("difference").orElseThrow()).value());
            case "add" -> new Operation.Add(THING, "value", step.items("values"));
            case "remove" -> new Operation.Remove(THING, "value", step.items("values"));
            default ->
                new Operation.Resolve(
                        conflicts(room).getFirst().key().id(),
                        Resolution.valueOf(step.findText("with").orElseThrow().toUpperCase(Locale.ROOT)),
                        step.find("value"));
        };
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rejected rejected -> rejected.code().wire();
            case Outcome.Settled settled -> "settled";
            case Outcome.Applied applied ->
                applied.merged().stream()
                        .map(merged -> "kept " + merged.kept().name().toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse(applied.seq().isPresent() ? "applied" : "unchanged");
        };
    }

    private static List<Json> open(TestRoom room) {
        return conflicts(room).stream()
                .filter(entity -> !entity.deleted())
                .flatMap(entity -> Conflict.of(entity).stream())
                .map(conflict -> (Json) Json.object()
                        .put("base", conflict.base())
                        .put("mine", conflict.mine())
                        .put("theirs", conflict.theirs())
                        .put("mineBy", user(conflict.wanted()))
                        .put("theirsBy", user(conflict.wrote()))
                        .build())
                .toList();
    }

    private static String user(Conflict.Author author) {
        return author.user().substring("user-".length());
    }

    /** The oldest first. */
    private static List<Entity> conflicts(TestRoom room) {
        return room.entities().values().stream()
                .filter(entity -> entity.key().type().equals(Conflict.TYPE))
                .sorted(Comparator.comparing(entity -> entity.key().id()))
                .toList();
    }

    private static Kind kind(Json.Obj field) {
        Json file = Json.object()
                .put("kind", "vector")
                .put("version", 1)
                .put("title", Json.object().put("en", "Vector").build())
                .put(
                        "entities",
                        Json.object()
                                .put(
                                        "thing",
                                        Json.object()
                                                .put("deleteConflict", "delete-wins")
                                                .put(
                                                        "fields",
                                                        Json.object()
                                                                .put("value", field)
                                                                .build())
                                                .build())
                                .build())
                .build();
        return switch (KindReader.read("vector.json", JsonWriter.write(file))) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static Stream<Vector> of(String file) {
        String resource = "/merge/vectors/" + file + ".json";
        try (InputStream in = Objects.requireNonNull(RoomVectorsTest.class.getResourceAsStream(resource), resource)) {
            return ((Json.Arr) JsonReader.FILES.read(in.readAllBytes()))
                    .items().stream().map(item -> new Vector(file, (Json.Obj) item));
        } catch (IOException unreadable) {
            throw new AssertionError(resource, unreadable);
        }
    }
}
