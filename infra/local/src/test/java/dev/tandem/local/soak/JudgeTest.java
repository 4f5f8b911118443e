package dev.tandem.local.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.proof.Happening;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./tandem judge} takes for a history, and how what pages said and heard becomes one. */
final class JudgeTest {
    private static final String UPDATE = """
            {"at":%d,"what":"said","room":"r","user":"ann","frame":"{\\"action\\":\\"update\\",\\"id\\":\\"u\\",\\"room\\":\\"r\\",\\"client\\":\\"c\\",\\"epoch\\":\\"e\\",\\"mutations\\":[{\\"n\\":1,\\"base\\":1,\\"ops\\":[{\\"op\\":\\"delete\\",\\"type\\":\\"item\\",\\"id\\":\\"%s\\"}]}]}"}""";
    private static final String ACK = """
            {"at":30,"what":"heard","room":"r","user":"ann","frame":"{\\"type\\":\\"ack\\",\\"ref\\":\\"u\\",\\"room\\":\\"r\\",\\"client\\":\\"c\\",\\"last\\":1,\\"outcomes\\":[{\\"n\\":1,\\"status\\":\\"applied\\",\\"seq\\":2}]}"}""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{not json | line 1 is no object of JSON",
                "[] | line 1 is no object of JSON",
                "{\"at\":1,\"what\":\"guessed\",\"room\":\"r\"} | line 1 is not of its form at /what",
                "{\"what\":\"healed\"} | line 1 is not of its form at /at",
                "{\"at\":1,\"what\":\"founded\",\"room\":\"r\",\"kind\":\"nothing\",\"epoch\":\"e\",\"log\":[],\"receipts\":{}} | line 1 is not of its form at /kind",
                "{\"at\":1,\"what\":\"decided\",\"room\":\"r\",\"commit\":{}} | line 1 is not of its form at /changes",
            })
    void a_line_that_is_none_of_a_history_is_named(String line, String why) throws IOException {
        Path file = written(line);

        assertThatThrownBy(() -> JudgeMain.of(file)).isInstanceOf(Refused.class).hasMessage(file + ", " + why + ".");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path file = folder.resolve("nowhere");

        assertThatThrownBy(() -> JudgeMain.of(file)).isInstanceOf(Refused.class).hasMessageContaining(file.toString());
    }

    @Test
    void a_history_in_which_nothing_could_be_broken_is_not_called_good() throws IOException {
        Judgement judgement = JudgeMain.of(written("{\"at\":1,\"what\":\"healed\"}"));

        assertThat(judgement.violations()).isEmpty();
        assertThat(judgement.isGood()).isFalse();
        assertThat(judgement.text()).contains("nothing in it could be judged");
    }

    @Test
    void pages_are_not_judged_without_the_rows_of_their_stack() throws IOException {
        Path file = written("{\"at\":1,\"what\":\"noted\",\"room\":\"r\",\"who\":\"ann\",\"note\":\"cut\"}");

        assertThatThrownBy(() -> JudgeMain.ofPages(file, folder, Optional.empty()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not where a stack kept its data");
        assertThat(folder).isDirectoryContaining(each -> each.equals(file));
        assertThat(folder.resolve("lock")).doesNotExist();
    }

    @Test
    void what_pages_said_and_heard_becomes_happenings_in_the_order_of_their_times() {
        PageRecording pages = recording(ACK, UPDATE.formatted(10, "socks"), UPDATE.formatted(20, "socks"));

        PageRecording.Heard heard = pages.happenings(Set.of("ann"));

        assertThat(pages.clients()).containsExactly("c");
        assertThat(heard.happenings().stream()
                        .map(each -> each.at() + " " + each.getClass().getSimpleName()))
                .containsExactly("10 Issued", "10 Sent", "20 Sent", "30 Told");
        assertThat(heard.met()).isEqualTo(Map.of("resend", 1L));
    }

    @Test
    void an_edit_that_changes_on_its_way_is_named() {
        PageRecording pages = recording(UPDATE.formatted(10, "socks"), UPDATE.formatted(20, "shirt"));

        assertThat(pages.happenings(Set.of("ann")).happenings())
                .anyMatch(each -> each instanceof Happening.Strayed it
                        && it.what().equals("#1 of c changed since it was first sent"));
    }

    @Test
    void a_commit_that_does_not_fit_the_state_before_it_is_named() throws IOException {
        Judgement judgement = JudgeMain.of(
                written(
                        "{\"at\":1,\"what\":\"founded\",\"room\":\"r\",\"kind\":\"note\",\"epoch\":\"e\",\"log\":[],\"receipts\":{}}",
                        "{\"at\":2,\"what\":\"decided\",\"room\":\"r\",\"commit\":{\"seq\":1,\"at\":2,\"by\":{\"user\":\"ann\",\"client\":\"c\"},\"n\":[1,1],"
                                + "\"changes\":[{\"op\":\"update\",\"type\":\"note\",\"id\":\"note\",\"set\":{\"title\":\"x\"},\"was\":{},\"prev\":1}],\"digest\":\"0000000000000000\"}}"));

        assertThat(judgement.violations())
                .anyMatch(each -> each.invariant().equals("I3")
                        && each.what().startsWith("commit 1 does not fit the state before it"));
    }

    private static PageRecording recording(String... lines) {
        return new PageRecording(Stream.of(lines)
                .map(line -> Form.of(JsonReader.FILES.read(line)))
                .toList());
    }

    private Path written(String... lines) throws IOException {
        return Files.write(folder.resolve("history.jsonl"), List.of(lines));
    }
}
