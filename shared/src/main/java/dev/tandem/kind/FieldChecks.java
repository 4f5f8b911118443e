package dev.tandem.kind;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Ids;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether values fit their fields. */
final class FieldChecks {
    private static final Pattern POSITION = Pattern.compile("[0-9A-Za-z]{1,128}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final BigDecimal LATEST = BigDecimal.valueOf(9_007_199_254_740_991L);

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private FieldChecks() {}

    static Optional<FieldProblem> check(FieldType type, Json value) {
        return switch (type) {
            case FieldType.Line(int max) -> text(value, max, FieldChecks::isControlInLine);
            case FieldType.Text(int max) -> text(value, max, FieldChecks::isControlInText);
            case FieldType.Whole(long min, long max) ->
                number(value, BigDecimal.valueOf(min), BigDecimal.valueOf(max), true);
            case FieldType.Decimal(BigDecimal min, BigDecimal max) -> number(value, min, max, false);
            case FieldType.Flag() -> value instanceof Json.Bool ? none() : is(FieldProblem.WRONG_TYPE);
            case FieldType.Day() -> string(value, FieldChecks::isDay, FieldProblem.NOT_A_DAY);
            case FieldType.Choice choice -> string(value, choice::takes, FieldProblem.UNKNOWN_CHOICE);
            case FieldType.Reference reference -> string(value, Ids::isId, FieldProblem.NOT_AN_ID);
            case FieldType.Person() -> string(value, Ids::isUser, FieldProblem.NOT_AN_ID);
            case FieldType.Position() ->
                string(value, text -> POSITION.matcher(text).matches(), FieldProblem.NOT_A_POSITION);
            case FieldType.Moment() -> number(value, BigDecimal.ZERO, LATEST, true);
            case FieldType.SetOf(FieldType element, int max) -> set(value, element, max);
            case FieldType.Anything(int max) -> anything(value, max);
        };
    }

    private static Optional<FieldProblem> anything(Json value, int max) {
        if (value instanceof Json.Null) {
            return is(FieldProblem.WRONG_TYPE);
        }
        boolean fits = JsonWriter.write(value).getBytes(StandardCharsets.UTF_8).length <= max;
        return fits ? none() : is(FieldProblem.TOO_LONG);
    }

    private static Optional<FieldProblem> set(Json value, FieldType element, int max) {
        if (!(value instanceof Json.Arr(List<Json> items))) {
            return is(FieldProblem.WRONG_TYPE);
        }
        if (items.size() > max) {
            return is(FieldProblem.TOO_MANY);
        }
        if (Set.copyOf(items).size() < items.size()) {
            return is(FieldProblem.TWICE);
        }
        return items.stream().flatMap(item -> check(element, item).stream()).findFirst();
    }

    private static Optional<FieldProblem> text(Json value, int max, IntPredicate isControl) {
        if (!(value instanceof Json.Str(String text))) {
            return is(FieldProblem.WRONG_TYPE);
        }
        if (text.codePointCount(0, text.length()) > max) {
            return is(FieldProblem.TOO_LONG);
        }
        return hasOne(text, isControl) ? is(FieldProblem.CONTROL_CHARACTER) : none();
    }

    private static Optional<FieldProblem> number(Json value, BigDecimal min, BigDecimal max, boolean whole) {
        if (!(value instanceof Json.Num number) || (whole && !number.isWhole())) {
            return is(FieldProblem.WRONG_TYPE);
        }
        boolean within = number.value().compareTo(min) >= 0 && number.value().compareTo(max) <= 0;
        return within ? none() : is(FieldProblem.OUT_OF_RANGE);
    }

    private static Optional<FieldProblem> string(Json value, Predicate<String> form, FieldProblem otherwise) {
        if (!(value instanceof Json.Str(String text))) {
            return is(FieldProblem.WRONG_TYPE);
        }
        return form.test(text) ? none() : is(otherwise);
    }

    /** With every keystroke a long text is checked: a stream of its characters takes ten times as long. */
    private static boolean hasOne(String text, IntPredicate isControl) {
        for (int at = 0; at < text.length(); at++) {
            if (isControl.test(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControlInLine(int unit) {
        return Character.isISOControl(unit) || unit == LINE_SEPARATOR || unit == PARAGRAPH_SEPARATOR;
    }

    private static boolean isControlInText(int unit) {
        return Character.isISOControl(unit) && unit != '\n' && unit != '\r' && unit != '\t';
    }

    private static boolean isDay(String text) {
        if (!DAY.matcher(text).matches()) {
            return false;
        }
        int month = Integer.parseInt(text, 5, 7, 10);
        int day = Integer.parseInt(text, 8, 10, 10);
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= YearMonth.of(Integer.parseInt(text, 0, 4, 10), month).lengthOfMonth();
    }

    private static Optional<FieldProblem> is(FieldProblem problem) {
        return Optional.of(problem);
    }

    private static Optional<FieldProblem> none() {
        return Optional.empty();
    }
}
