package dev.tandem.local.exchange;

import dev.tandem.exchange.Problem;
import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The cells of one row that become fields of an item. */
final class ItemCells {
    private final Sheet.Row row;
    private final Map<Column, String> known;
    private final List<Problem> problems = new ArrayList<>();

    ItemCells(Sheet.Row row, Map<Column, String> known) {
        this.row = row;
        this.known = known;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Values by field; what a cell does not say is left to the kind. */
    Map<String, Json> fields(String notes) {
        Map<String, Json> fields = new LinkedHashMap<>();
        cell(Column.NAME)
                .ifPresentOrElse(
                        name -> fields.put("name", Json.of(name)),
                        () -> problems.add(new Problem(row.line(), "missing-name", "")));
        number(Column.QUANTITY, "bad-quantity").ifPresent(quantity -> fields.put("quantity", new Json.Num(quantity)));
        flag(Column.PACKED).ifPresent(packed -> fields.put("packed", Json.of(packed)));
        flag(Column.ESSENTIAL).ifPresent(essential -> fields.put("essential", Json.of(essential)));
        grams().ifPresent(grams -> fields.put("weight", new Json.Num(grams)));
        if (!notes.isEmpty()) {
            fields.put("notes", Json.of(notes));
        }
        return fields;
    }

    private Optional<BigDecimal> grams() {
        Optional<BigDecimal> amount = number(Column.WEIGHT, "bad-weight");
        Optional<BigDecimal> unit = parsed(Column.UNIT, "bad-unit", Weights::unit)
                .or(() -> Optional.ofNullable(known.get(Column.WEIGHT)).flatMap(Weights::unitOfHeader));
        return amount.filter(weight -> weight.signum() > 0)
                .map(weight -> Weights.grams(weight, unit.orElse(BigDecimal.ONE)));
    }

    private Optional<BigDecimal> number(Column column, String code) {
        return parsed(column, code, Cells::number);
    }

    private Optional<Boolean> flag(Column column) {
        return parsed(column, "bad-boolean", Cells::flag);
    }

    private <T> Optional<T> parsed(Column column, String code, Function<String, Optional<T>> parse) {
        Optional<String> cell = cell(column);
        Optional<T> value = cell.flatMap(parse);
        if (cell.isPresent() && value.isEmpty()) {
            problems.add(new Problem(row.line(), code, cell.get()));
        }
        return value;
    }

    private Optional<String> cell(Column column) {
        return Optional.ofNullable(known.get(column)).map(row.cells()::get);
    }
}
