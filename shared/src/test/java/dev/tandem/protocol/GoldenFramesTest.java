package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenFramesTest {
    @ParameterizedTest
    @MethodSource("dev.tandem.protocol.Golden#client")
    void F2_a_frame_of_a_client_is_understood_and_written_as_it_came(Golden.Frame golden) {
        String text = JsonWriter.write(golden.frame());

        Received received = FrameReader.read(text);

        assertThat(received)
                .isInstanceOfSatisfying(
                        Received.Understood.class,
                        understood -> assertThat(JsonReader.FRAMES.read(FrameWriter.write(understood.message())))
                                .isEqualTo(golden.frame()));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.protocol.Golden#server")
    void F2_a_frame_of_the_server_is_understood_and_written_as_it_came(Golden.Frame golden) {
        Optional<ServerMessage> message = ServerFrameReader.read(JsonWriter.write(golden.frame()));

        assertThat(message.map(FrameWriter::write).map(JsonReader.FRAMES::read)).contains(golden.frame());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.protocol.Golden#refused")
    void F4_a_text_that_is_not_of_the_protocol_is_refused_with_its_code_and_place(Golden.Refused golden) {
        Received received = FrameReader.read(golden.text());

        assertThat(received).isInstanceOfSatisfying(Received.Refused.class, refused -> {
            assertThat(refused.code().wire()).isEqualTo(golden.code());
            golden.at().ifPresent(at -> assertThat(refused.detail()).containsEntry("at", Json.of(at)));
        });
    }

    @Test
    void every_action_type_and_error_code_has_a_golden_frame() {
        assertThat(members(Golden.client(), "action"))
                .containsExactlyInAnyOrder(
                        "join",
                        "leave",
                        "update",
                        "sync",
                        "presence",
                        "lock",
                        "unlock",
                        "subscribe",
                        "unsubscribe",
                        "ping");
        assertThat(members(Golden.server(), "type"))
                .containsExactlyInAnyOrder(
                        "joined",
                        "ack",
                        "changes",
                        "presence",
                        "lock",
                        "subscribed",
                        "notification",
                        "revoked",
                        "member",
                        "pong",
                        "error");
        assertThat(members(Golden.server(), "code")).containsExactlyInAnyOrderElementsOf(codesOfErrors());
    }

    @Test
    void every_golden_frame_names_a_rule_of_the_protocol() throws IOException {
        Matcher rules = Pattern.compile("\\*\\*([A-Z][0-9]+)\\*\\*")
                .matcher(Files.readString(Path.of("..", "docs", "PROTOCOL.md")));
        Set<String> known = rules.results().map(rule -> rule.group(1)).collect(Collectors.toSet());

        assertThat(known).contains("F1", "U4", "R9");
        assertThat(Golden.files())
                .allSatisfy(file -> assertThat(known).contains(Golden.form(file).text("rule")));
    }

    private static Set<String> members(List<Golden.Frame> frames, String name) {
        Set<String> values = new TreeSet<>();
        for (Golden.Frame golden : frames) {
            ((Json.Obj) golden.frame()).findText(name).ifPresent(values::add);
        }
        return values;
    }

    /** E2 as the text has it, not as the code has it. */
    private static List<String> codesOfErrors() {
        return List.of(
                "bad-json",
                "duplicate-key",
                "too-deep",
                "too-large",
                "bad-message",
                "server-owned-field",
                "unknown-action",
                "not-a-member",
                "forbidden",
                "client-not-yours",
                "locked",
                "unknown-client",
                "gap",
                "epoch-changed",
                "resync",
                "busy",
                "throttled",
                "upgrade-required",
                "not-joined",
                "signed-out",
                "internal");
    }
}
