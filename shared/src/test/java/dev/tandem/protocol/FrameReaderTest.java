package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.ClientMessage.Leave;
import dev.tandem.protocol.ClientMessage.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameReaderTest {
    private static final EntityKey TENT = new EntityKey("item", "tent");

    @Test
    void F1_the_id_comes_back_as_ref_also_when_the_frame_is_refused() {
        assertThat(refused("{\"action\":\"leave\",\"id\":\"q1\"}").failure().ref())
                .contains("q1");
        assertThat(refused("{\"action\":\"dance\",\"id\":\"q2\"}").failure().ref())
                .contains("q2");
        assertThat(refused("{\"action\":\"leave\",\"id\":7}").failure().ref()).isEmpty();
    }

    @Test
    void F3_unknown_fields_of_a_frame_are_ignored() {
        assertThat(FrameReader.read("{\"action\":\"leave\",\"room\":\"r\",\"colour\":{\"seq\":1}}"))
                .isEqualTo(new Received.Understood(new Leave(Optional.empty(), "r")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seq", "at", "by", "user", "role", "digest", "outcomes", "fseq", "stamps", "deleted"})
    void F3_what_only_the_server_writes_is_refused_from_a_client(String name) {
        Received.Refused refused = refused("{\"action\":\"leave\",\"room\":\"r\",\"" + name + "\":1}");

        assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_OWNED_FIELD);
        assertThat(refused.detail()).containsEntry("at", Json.of("/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a#b", "a/b", "ü", "", "../x", "a\\u0000"})
    void F5_what_is_not_an_id_is_refused(String id) {
        assertThat(refused("{\"action\":\"leave\",\"room\":\"" + id + "\"}").code())
                .isEqualTo(ErrorCode.BAD_MESSAGE);
    }

    @Test
    void F5_an_id_has_up_to_64_characters() {
        String frame = "{\"action\":\"leave\",\"room\":\"%s\"}";

        assertThat(FrameReader.read(frame.formatted("x".repeat(64)))).isInstanceOf(Received.Understood.class);
        assertThat(refused(frame.formatted("x".repeat(65))).code()).isEqualTo(ErrorCode.BAD_MESSAGE);
    }

    @Test
    void U1_an_update_has_up_to_28672_bytes() {
        String fits = padded(28_672);

        assertThat(FrameReader.read(fits)).isInstanceOf(Received.Understood.class);
        assertThat(refused(padded(28_673)).code()).isEqualTo(ErrorCode.TOO_LARGE);
        // The same number of characters, but more bytes.
        assertThat(refused(fits.replace("xx", "éé")).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void U1_an_update_has_up_to_25_mutations() {
        assertThat(mutations(25)).hasSize(25).last().extracting(Mutation::n).isEqualTo(25L);
    }

    @Test
    void U2_null_in_set_empties_a_field() {
        assertThat(operation("{\"op\":\"update\",\"type\":\"item\",\"id\":\"tent\",\"set\":{\"notes\":null}}"))
                .isEqualTo(new Operation.Update(TENT, Map.of("notes", Json.NULL)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "7|/ops/0",
                "null|/ops/0",
                "{}|/ops/0/op",
                "{\"op\":5}|/ops/0/op",
                "{\"op\":\"delete\",\"id\":\"tent\"}|/ops/0/type",
                "{\"op\":\"delete\",\"type\":\"Item\",\"id\":\"tent\"}|/ops/0/type",
                "{\"op\":\"delete\",\"type\":\"item\"}|/ops/0/id",
                "{\"op\":\"delete\",\"type\":\"item\",\"id\":\"a/b\"}|/ops/0/id",
                "{\"op\":\"delete\",\"type\":\"item\",\"id\":\"tent\",\"force\":true}|/ops/0/force",
                "{\"op\":\"delete\",\"type\":\"item\",\"id\":\"tent\",\"seq\":4}|/ops/0/seq",
                "{\"op\":\"create\",\"type\":\"item\",\"id\":\"tent\"}|/ops/0/fields",
                "{\"op\":\"create\",\"type\":\"item\",\"id\":\"tent\",\"fields\":[]}|/ops/0/fields",
                "{\"op\":\"update\",\"type\":\"item\",\"id\":\"tent\",\"set\":null}|/ops/0/set",
                "{\"op\":\"move\",\"type\":\"item\",\"id\":\"tent\"}|/ops/0/position",
                "{\"op\":\"move\",\"type\":\"item\",\"id\":\"tent\",\"position\":1}|/ops/0/position"
            })
    void U7_an_operation_that_is_not_of_its_form_can_be_rejected_alone(String op, String where) {
        assertThat(operation(op)).isEqualTo(new Operation.Malformed(where));
    }

    @Test
    void U7_an_unknown_operation_can_be_rejected_alone() {
        assertThat(operation("{\"op\":\"fly\",\"at\":3}")).isEqualTo(new Operation.Unsupported("fly"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"n\":4,\"ops\":[]}|/base",
                "{\"n\":4,\"base\":-1,\"ops\":[]}|/base",
                "{\"n\":4,\"base\":\"1\",\"ops\":[]}|/base",
                "{\"n\":4,\"base\":0}|/ops",
                "{\"n\":4,\"base\":0,\"ops\":[]}|/ops",
                "{\"n\":4,\"base\":0,\"ops\":{}}|/ops",
                "{\"n\":4,\"base\":0,\"ops\":[],\"user\":\"bob\"}|/user"
            })
    void U7_a_mutation_that_is_not_of_its_form_keeps_its_place_in_the_queue(String mutation, String where) {
        assertThat(update(mutation).mutations())
                .containsExactly(new Mutation(4, 0, List.of(new Operation.Malformed(where))));
    }

    @Test
    void U7_a_malformed_operation_does_not_hide_its_neighbours() {
        Mutation mutation = update(
                        "{\"n\":1,\"base\":3,\"ops\":[{\"op\":\"delete\",\"type\":\"item\",\"id\":\"tent\"},{\"op\":1}]}")
                .mutations()
                .getFirst();

        assertThat(mutation)
                .isEqualTo(
                        new Mutation(1, 3, List.of(new Operation.Delete(TENT), new Operation.Malformed("/ops/1/op"))));
    }

    @Test
    void P1_of_where_a_person_is_only_what_is_known_is_passed_on() {
        Received received = FrameReader.read(
                "{\"action\":\"presence\",\"room\":\"r\",\"status\":\"online\",\"where\":{\"view\":\"v\",\"html\":\"<b>\"}}");

        assertThat(received)
                .isEqualTo(new Received.Understood(new ClientMessage.PresenceUpdate(
                        Optional.empty(),
                        "r",
                        Status.ONLINE,
                        Optional.of(Json.object().put("view", "v").build()))));
    }

    @Test
    void R9_the_body_of_a_rest_update_is_read_by_the_rules_of_the_frame() {
        String body =
                "{\"client\":\"c\",\"epoch\":\"e\",\"mutations\":[{\"n\":1,\"base\":0,\"ops\":[{\"op\":\"x\"}]}]}";

        assertThat(FrameReader.readUpdate("r", body))
                .isEqualTo(new Received.Understood(new Update(
                        Optional.empty(),
                        "r",
                        "c",
                        "e",
                        List.of(new Mutation(1, 0, List.of(new Operation.Unsupported("x")))))));
        assertThat(FrameReader.readUpdate("r", body.replace("\"client\"", "\"user\":1,\"client\"")))
                .isInstanceOfSatisfying(
                        Received.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_OWNED_FIELD));
        assertThat(FrameReader.readUpdate("r", "[]")).isInstanceOf(Received.Refused.class);
    }

    private static Received.Refused refused(String frame) {
        return switch (FrameReader.read(frame)) {
            case Received.Refused refused -> refused;
            case Received.Understood understood -> throw new AssertionError("understood: " + understood);
        };
    }

    private static Update update(String mutations) {
        String frame = "{\"action\":\"update\",\"room\":\"r\",\"client\":\"c\",\"epoch\":\"e\",\"mutations\":["
                + mutations + "]}";
        return switch (FrameReader.read(frame)) {
            case Received.Understood(Update update) -> update;
            case Received other -> throw new AssertionError(other.toString());
        };
    }

    private static Operation operation(String op) {
        return update("{\"n\":1,\"base\":0,\"ops\":[" + op + "]}")
                .mutations()
                .getFirst()
                .ops()
                .getFirst();
    }

    private static List<Mutation> mutations(int count) {
        StringBuilder text = new StringBuilder();
        for (int n = 1; n <= count; n++) {
            text.append(n == 1 ? "" : ",").append("{\"n\":").append(n).append(",\"base\":0,\"ops\":[{\"op\":\"x\"}]}");
        }
        return update(text.toString()).mutations();
    }

    private static String padded(int bytes) {
        String frame =
                "{\"action\":\"update\",\"room\":\"r\",\"client\":\"c\",\"epoch\":\"e\",\"mutations\":[{\"n\":1,\"base\":0,\"ops\":[{\"op\":\"x\"}]}],\"p\":\"%s\",\"q\":\"%s\"}";
        int left = bytes - frame.formatted("", "").length();
        return frame.formatted("x".repeat(16_000), "x".repeat(left - 16_000));
    }
}
