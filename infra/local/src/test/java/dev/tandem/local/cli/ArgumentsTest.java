package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {
    private static final Arguments.Form FORM = new Arguments.Form(List.of("file"), Set.of("--port"), Set.of("--json"));

    @Test
    void options_may_stand_anywhere_and_be_written_either_way() {
        Arguments arguments = FORM.read(List.of("--json", "a.csv", "--port", "80"));

        assertThat(arguments.argument(0)).isEqualTo("a.csv");
        assertThat(arguments.number("--port", 0, 100, 7)).isEqualTo(80);
        assertThat(arguments.has("--json")).isTrue();
        assertThat(FORM.read(List.of("a.csv", "--port=90")).value("--port")).contains("90");
        assertThat(FORM.read(List.of("a.csv")).number("--port", 0, 100, 7)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "missing-argument, ''",
        "bad-option, a b",
        "bad-option, a --prot 80",
        "bad-option, a --port",
        "bad-option, a --json=yes"
    })
    void what_cannot_be_understood_is_named(String code, String words) {
        List<String> line = words.isEmpty() ? List.of() : List.of(words.split(" "));

        assertThatThrownBy(() -> FORM.read(line))
                .isInstanceOfSatisfying(
                        Usage.class, usage -> assertThat(usage.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "101", "1e1", "99999999999999999999"})
    void a_number_is_a_number_within_its_bounds(String text) {
        Arguments arguments = FORM.read(List.of("a", "--port=" + text));

        assertThatThrownBy(() -> arguments.number("--port", 0, 100, 7))
                .isInstanceOf(Usage.class)
                .hasMessageContaining("--port");
    }
}
