package dev.tandem.local.exchange;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Drafts;
import dev.tandem.exchange.Problem;
import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of one entity from one line of a table: each cell is read as what its field holds. */
final class RowFields {
    /** A day, with the time that databases write after it. */
    private static final Pattern DAY_WITH_TIME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?");

    private final EntityType type;
    private final Table.Line line;
    private final Map<String, Json> fields = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    RowFields(EntityType type, Table.Line line) {
        this.type = type;
        this.line = line;
    }

    /** A field from the first of some columns that has something. */
    RowFields take(String field, String... columns) {
        return put(field, line.cell(columns));
    }

    /** A field from a cell. */
    RowFields put(String field, Optional<String> cell) {
        cell.ifPresent(text -> value(declared(field).type(), text)
                .ifPresentOrElse(
                        value -> set(field, value),
                        () -> wrong(code(declared(field).type()), text)));
        return this;
    }

    /** A field from a value. */
    RowFields set(String field, Json value) {
        declared(field)
                .check(value)
                .ifPresentOrElse(problem -> wrong(problem.wire(), field), () -> fields.put(field, value));
        return this;
    }

    /** What stands in a column of notes and what no field holds, a line a column. */
    RowFields notes(String field, String... columns) {
        String notes = Stream.concat(line.cell(columns).stream(), line.others().stream())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
        return notes.isEmpty() ? this : set(field, Json.of(notes));
    }

    RowFields wrong(String code, String about) {
        problems.add(new Problem(line.place(), code, about));
        return this;
    }

    /** As a draft, with all that is wrong with it. */
    Draft into(Drafts drafts, String key, Map<String, List<String>> references) {
        type.fields().values().stream()
                .filter(field -> field.required() && !fields.containsKey(field.name()))
                .filter(field -> problems.isEmpty())
                .map(Field::name)
                .sorted()
                .forEach(name -> wrong("missing-cell", name));
        Draft draft = new Draft(type.name(), key, line.place(), fields, references);
        drafts.add(draft);
        problems.forEach(problem -> drafts.wrong(key, problem));
        return draft;
    }

    Optional<Json> find(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    private Field declared(String field) {
        return Objects.requireNonNull(type.fields().get(field));
    }

    private static Optional<Json> value(FieldType type, String cell) {
        return switch (type) {
            case FieldType.Line _, FieldType.Text _, FieldType.Person _, FieldType.Position _, FieldType.Reference _ ->
                Optional.of(Json.of(cell));
            case FieldType.Whole _, FieldType.Decimal _ -> Cells.number(cell).map(Json.Num::new);
            case FieldType.Flag() -> Cells.flag(cell).map(Json::of);
            case FieldType.Day() ->
                Optional.of(Json.of(DAY_WITH_TIME.matcher(cell).replaceFirst("$1")));
            case FieldType.Moment() -> moment(cell).map(at -> Json.of(at.toEpochMilli()));
            case FieldType.Choice choice -> Optional.of(Json.of(choice(cell)));
            case FieldType.SetOf _, FieldType.Anything _ -> Optional.empty();
        };
    }

    private static String code(FieldType type) {
        return switch (type) {
            case FieldType.Whole _, FieldType.Decimal _ -> "bad-number";
            case FieldType.Flag() -> "bad-boolean";
            case FieldType.Moment() -> "bad-time";
            case FieldType.Line _,
                    FieldType.Text _,
                    FieldType.Person _,
                    FieldType.Position _,
                    FieldType.Reference _,
                    FieldType.Day _,
                    FieldType.Choice _,
                    FieldType.SetOf _,
                    FieldType.Anything _ -> "wrong-type";
        };
    }

    /** {@code In progress} is {@code in_progress}. */
    private static String choice(String cell) {
        return cell.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** A moment with its distance from UTC, or in UTC where it says none. */
    private static Optional<Instant> moment(String cell) {
        String iso = cell.replace(' ', 'T');
        try {
            return Optional.of(
                    iso.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
