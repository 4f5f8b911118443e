package dev.tandem.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.merge.LastWriteWins;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldTest {
    @Test
    void the_length_of_text_is_counted_in_code_points() {
        assertThat(check(new FieldType.Line(3), Json.of("🏕🏕🏕"))).isEmpty();
        assertThat(check(new FieldType.Line(3), Json.of("🏕🏕🏕🏕"))).contains(FieldProblem.TOO_LONG);
        assertThat(check(new FieldType.Text(2), Json.of("abc"))).contains(FieldProblem.TOO_LONG);
        assertThat(check(new FieldType.Line(3), Json.of(""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029})
    void a_line_has_no_control_characters_and_no_line_breaks(int codePoint) {
        assertThat(check(new FieldType.Line(10), Json.of("a" + Character.toString(codePoint) + "b")))
                .contains(FieldProblem.CONTROL_CHARACTER);
    }

    @Test
    void text_has_line_breaks_and_tabs_but_no_other_control_characters() {
        assertThat(check(new FieldType.Text(10), Json.of("a\tb\r\nc"))).isEmpty();
        assertThat(check(new FieldType.Text(10), Json.of("a\u001b[2J"))).contains(FieldProblem.CONTROL_CHARACTER);
        assertThat(check(new FieldType.Text(10), Json.of("a\u0000"))).contains(FieldProblem.CONTROL_CHARACTER);
    }

    @Test
    void a_whole_number_is_within_its_limits() {
        FieldType quantity = new FieldType.Whole(1, 99);

        assertThat(check(quantity, read("1"))).isEmpty();
        assertThat(check(quantity, read("99.0"))).isEmpty();
        assertThat(check(quantity, read("0"))).contains(FieldProblem.OUT_OF_RANGE);
        assertThat(check(quantity, read("100"))).contains(FieldProblem.OUT_OF_RANGE);
        assertThat(check(quantity, read("1.5"))).contains(FieldProblem.WRONG_TYPE);
        assertThat(check(quantity, read("\"1\""))).contains(FieldProblem.WRONG_TYPE);
    }

    @Test
    void a_decimal_number_is_within_its_limits() {
        FieldType weight = new FieldType.Decimal(BigDecimal.ZERO, new BigDecimal("10.5"));

        assertThat(check(weight, read("10.5"))).isEmpty();
        assertThat(check(weight, read("-0"))).isEmpty();
        assertThat(check(weight, read("10.51"))).contains(FieldProblem.OUT_OF_RANGE);
        assertThat(check(weight, read("-0.1"))).contains(FieldProblem.OUT_OF_RANGE);
        assertThat(check(weight, read("true"))).contains(FieldProblem.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"})
    void a_day_that_is_in_the_calendar_fits(String day) {
        assertThat(check(new FieldType.Day(), Json.of(day))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "1900-02-29",
                "2026-04-31",
                "2026-13-01",
                "2026-00-10",
                "2026-01-00",
                "2026-1-1",
                "26-01-01",
                "2026-01-01T00:00",
                " 2026-01-01",
                "2026/01/01",
                "๒๐๒๖-๐๑-๐๑",
                "",
                "today",
                "-2026-01-01"
            })
    void what_is_not_a_day_does_not_fit(String day) {
        assertThat(check(new FieldType.Day(), Json.of(day))).contains(FieldProblem.NOT_A_DAY);
    }

    @Test
    void a_choice_is_one_of_its_values() {
        FieldType choice = new FieldType.Choice(List.of("todo", "done"));

        assertThat(check(choice, Json.of("done"))).isEmpty();
        assertThat(check(choice, Json.of("Done"))).contains(FieldProblem.UNKNOWN_CHOICE);
        assertThat(check(choice, Json.of(1))).contains(FieldProblem.WRONG_TYPE);
    }

    @Test
    void a_reference_is_an_id_and_a_person_is_a_user() {
        assertThat(check(new FieldType.Reference("bag"), Json.of("b_1-X"))).isEmpty();
        assertThat(check(new FieldType.Reference("bag"), Json.of("bag/1"))).contains(FieldProblem.NOT_AN_ID);
        assertThat(check(new FieldType.Person(), Json.of("ann+1@example.org"))).isEmpty();
        assertThat(check(new FieldType.Person(), Json.of("ann#1"))).contains(FieldProblem.NOT_AN_ID);
    }

    @Test
    void U2_a_position_is_1_to_128_letters_and_digits() {
        assertThat(check(new FieldType.Position(), Json.of("a0Vz".repeat(32)))).isEmpty();
        assertThat(check(new FieldType.Position(), Json.of("a".repeat(129)))).contains(FieldProblem.NOT_A_POSITION);
        assertThat(check(new FieldType.Position(), Json.of(""))).contains(FieldProblem.NOT_A_POSITION);
        assertThat(check(new FieldType.Position(), Json.of("a-b"))).contains(FieldProblem.NOT_A_POSITION);
    }

    @Test
    void a_flag_is_true_or_false() {
        assertThat(check(new FieldType.Flag(), Json.of(false))).isEmpty();
        assertThat(check(new FieldType.Flag(), Json.of(0))).contains(FieldProblem.WRONG_TYPE);
    }

    @Test
    void what_is_required_is_not_blank() {
        Field name = new Field("name", new FieldType.Line(10), true, Optional.empty(), new LastWriteWins());

        assertThat(name.check(Json.of("Tent"))).isEmpty();
        assertThat(name.check(Json.of(" \u3000"))).contains(FieldProblem.BLANK);
        assertThat(name.check(Json.of(""))).contains(FieldProblem.BLANK);
    }

    @Test
    void M6_a_set_has_different_elements_of_its_type() {
        FieldType tags = new FieldType.SetOf(new FieldType.Line(3), 2);

        assertThat(check(tags, read("[]"))).isEmpty();
        assertThat(check(tags, read("[\"b\",\"a\"]"))).isEmpty();
        assertThat(check(tags, read("[\"a\",\"b\",\"c\"]"))).contains(FieldProblem.TOO_MANY);
        assertThat(check(tags, read("[\"a\",\"a\"]"))).contains(FieldProblem.TWICE);
        assertThat(check(tags, read("[\"a\",\"bcde\"]"))).contains(FieldProblem.TOO_LONG);
        assertThat(check(tags, read("[\"a\",null]"))).contains(FieldProblem.WRONG_TYPE);
        assertThat(check(tags, read("\"a\""))).contains(FieldProblem.WRONG_TYPE);
        assertThat(check(tags, read("{}"))).contains(FieldProblem.WRONG_TYPE);
        assertThat(check(tags, read("null"))).contains(FieldProblem.WRONG_TYPE);
    }

    @Test
    void anything_is_any_value_whose_text_is_short_enough() {
        FieldType anything = new FieldType.Anything(7);

        assertThat(check(anything, read("{\"a\":1}"))).isEmpty();
        assertThat(check(anything, read("[ true ]"))).isEmpty();
        assertThat(check(anything, read("{\"a\":12}"))).contains(FieldProblem.TOO_LONG);
        assertThat(check(anything, Json.of("กก"))).contains(FieldProblem.TOO_LONG);
        assertThat(check(anything, read("null"))).contains(FieldProblem.WRONG_TYPE);
    }

    @Test
    void no_other_field_holds_null_an_array_or_an_object() {
        List<FieldType> types = List.of(
                new FieldType.Line(5),
                new FieldType.Text(5),
                new FieldType.Whole(0, 5),
                new FieldType.Decimal(BigDecimal.ZERO, BigDecimal.TEN),
                new FieldType.Flag(),
                new FieldType.Day(),
                new FieldType.Choice(List.of("a")),
                new FieldType.Reference("bag"),
                new FieldType.Person(),
                new FieldType.Position(),
                new FieldType.Moment());

        assertThat(types).hasSize(FieldType.class.getPermittedSubclasses().length - 2);
        assertThat(types)
                .allSatisfy(type -> assertThat(List.of("null", "[]", "{}"))
                        .allSatisfy(
                                value -> assertThat(check(type, read(value))).contains(FieldProblem.WRONG_TYPE)));
    }

    @ParameterizedTest
    @EnumSource
    void a_problem_has_a_name_on_the_wire(FieldProblem problem) {
        assertThat(problem.wire()).matches("[a-z]+(-[a-z]+)*");
    }

    private static Optional<FieldProblem> check(FieldType type, Json value) {
        return new Field("field", type, false, Optional.empty(), new LastWriteWins()).check(value);
    }

    private static Json read(String text) {
        return JsonReader.FRAMES.read(text);
    }
}
