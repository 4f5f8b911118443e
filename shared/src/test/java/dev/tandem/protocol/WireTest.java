package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTest {
    private static final EntityKey TENT = new EntityKey("item", "tent");
    private static final Commit COMMIT = new Commit(
            7,
            1_767_225_600_000L,
            "ann",
            "phone",
            3,
            4,
            List.of(
                    new Change.Updated(
                            TENT,
                            Map.of("packed", Json.of(true)),
                            Map.of("packed", Json.NULL),
                            Optional.of("unassign"),
                            0),
                    new Change.Deleted(
                            new EntityKey("bag", "b"), Map.of("name", Json.of("Sack")), Optional.empty(), 0)),
            List.of(new Outcome.Rejected(4, RejectCode.FORBIDDEN, Optional.empty(), Optional.empty(), Map.of())),
            new Digest(-1));

    @Test
    void S1_a_commit_is_read_as_it_was_written() {
        assertThat(Wire.commit(stored(Wire.of(COMMIT)))).isEqualTo(COMMIT);
    }

    @Test
    void S6_an_entity_is_read_as_it_was_written_a_tombstone_too() {
        Entity tent = new Entity(
                TENT,
                9,
                true,
                Map.of("name", Json.of("Tent"), "weight", Json.of(5)),
                Map.of("name", 2L, "weight", 9L, "notes", 9L),
                Map.of(2L, new Stamp(1, "ann", "phone"), 9L, new Stamp(2, "bob", "laptop")));

        assertThat(Wire.entity(stored(Wire.of(tent)))).isEqualTo(tent);
        assertThat(Wire.of(tent).find("deleted")).contains(Json.of(true));
    }

    @Test
    void equal_values_give_equal_text() {
        Map<String, Json> fields = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            fields.put("f" + i, Json.of(i));
        }
        Entity one = new Entity(TENT, 1, false, fields, Map.of(), Map.of());
        Entity other = new Entity(TENT, 1, false, new HashMap<>(fields), Map.of(), Map.of());

        assertThat(JsonWriter.write(Wire.of(one)))
                .isEqualTo(JsonWriter.write(Wire.of(other)))
                .contains("\"f0\":0,\"f1\":1,\"f10\":10,\"f11\":11");
    }

    @Test
    void U6_outcomes_are_read_as_they_were_written() {
        List<Outcome> outcomes = List.of(
                new Outcome.Applied(
                        1,
                        Optional.of(4L),
                        List.of(new Outcome.Merged(TENT, "packed", "any-true", Outcome.Kept.THEIRS))),
                new Outcome.Rejected(
                        2,
                        RejectCode.INVALID_VALUE,
                        Optional.of(TENT),
                        Optional.of("name"),
                        Map.of("problem", Json.of("too-long"))),
                new Outcome.Settled(3));

        assertThat(Wire.outcomes(stored(Wire.outcomes(outcomes)))).isEqualTo(outcomes);
    }

    @Test
    void S4_stored_commits_are_passed_through_as_they_are() {
        String raw = JsonWriter.write(Wire.of(COMMIT));

        String frame = FrameWriter.changes("r", "e\"1", List.of(raw, raw), Optional.of(8L), true);

        assertThat(frame).contains("[" + raw + "," + raw + "]");
        assertThat(ServerFrameReader.read(frame))
                .contains(new ServerMessage.Changes(
                        Optional.empty(), "r", "e\"1", List.of(COMMIT, COMMIT), Optional.of(8L), true));
        assertThat(ServerFrameReader.read(FrameWriter.changes("r", "e", List.of(), Optional.empty(), false)))
                .contains(new ServerMessage.Changes(Optional.empty(), "r", "e", List.of(), Optional.empty(), false));
    }

    @Test
    void F3_frames_of_a_later_version_are_skipped() {
        assertThat(ServerFrameReader.read("{\"type\":\"weather\",\"room\":\"r\"}"))
                .isEmpty();
        assertThat(ServerFrameReader.read("{\"type\":\"revoked\",\"room\":\"r\",\"reason\":\"removed\",\"new\":1}"))
                .contains(new ServerMessage.Revoked("r", "removed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"seq\":0,\"at\":1,\"by\":{\"user\":\"a\",\"client\":\"c\"},\"n\":[1,1],\"changes\":[],\"digest\":\"0000000000000000\"}",
                "{\"seq\":1,\"at\":1,\"by\":\"a\",\"n\":[1,1],\"changes\":[],\"digest\":\"0000000000000000\"}",
                "{\"seq\":1,\"at\":1,\"by\":{\"user\":\"a\",\"client\":\"c\"},\"n\":[1],\"changes\":[],\"digest\":\"0000000000000000\"}",
                "{\"seq\":1,\"at\":1,\"by\":{\"user\":\"a\",\"client\":\"c\"},\"n\":[1,\"1\"],\"changes\":[],\"digest\":\"0000000000000000\"}",
                "{\"seq\":1,\"at\":1,\"by\":{\"user\":\"a\",\"client\":\"c\"},\"n\":[1,1],\"changes\":[{\"op\":\"x\",\"type\":\"t\",\"id\":\"i\"}],\"digest\":\"0000000000000000\"}",
                "{\"seq\":1,\"at\":1,\"by\":{\"user\":\"a\",\"client\":\"c\"},\"n\":[1,1],\"changes\":[],\"digest\":\"xyz\"}",
                "{\"seq\":1,\"at\":1,\"by\":{\"user\":\"a\",\"client\":\"c\"},\"n\":[1,1],\"changes\":[],\"rejected\":[{\"n\":1,\"status\":\"settled\"}],\"digest\":\"0000000000000000\"}"
            })
    void a_stored_commit_that_is_not_one_is_refused_with_its_place(String text) {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> Wire.commit(JsonReader.FILES.read(text)))
                .withMessageStartingWith("not of its form at ");
    }

    private static Json stored(Json json) {
        return JsonReader.FILES.read(JsonWriter.write(json));
    }
}
