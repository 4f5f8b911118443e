package dev.tandem.local.exchange;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Place;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A table of things to pack: each row an item; categories, bags and travelers come from the names in their columns. */
final class PackingSheet {
    private static final Map<Column, String> HOLDERS =
            Map.of(Column.CATEGORY, "category", Column.BAG, "bag", Column.TRAVELER, "traveler");

    private final Kind kind;
    private final Sheet sheet;
    private final Map<Column, String> known = new EnumMap<>(Column.class);
    private final Map<String, Draft> holders = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PackingSheet(Kind kind, Sheet sheet) {
        this.kind = kind;
        this.sheet = sheet;
        this.problems.addAll(sheet.problems());
        for (String header : sheet.columns()) {
            Column.of(header).ifPresent(column -> known.putIfAbsent(column, header));
        }
    }

    /**
     * @param skipBad leaves lines out that cannot be taken, instead of refusing the file
     */
    static Reading read(Kind kind, Sheet sheet, boolean skipBad) {
        return new PackingSheet(kind, sheet).read(skipBad);
    }

    private Reading read(boolean skipBad) {
        if (!known.containsKey(Column.NAME)) {
            return new Reading.Unfit(problems.isEmpty() ? List.of(new Problem(1, "missing-column", "name")) : problems);
        }
        List<Draft> items = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            item(row).ifPresent(items::add);
        }
        if (!problems.isEmpty() && !skipBad) {
            return new Reading.Unfit(problems);
        }
        if (items.isEmpty()) {
            return new Reading.Unfit(problems.isEmpty() ? List.of(new Problem(0, "no-items", "")) : problems);
        }
        List<Draft> drafts = new ArrayList<>(holders.values());
        drafts.addAll(items);
        return new Reading.Plan(drafts, problems);
    }

    private Optional<Draft> item(Sheet.Row row) {
        ItemCells cells = new ItemCells(row, known);
        Map<String, Json> fields = cells.fields(notes(row));
        List<Problem> wrong = new ArrayList<>(cells.problems());
        fields.forEach((name, value) -> field("item", name)
                .check(value)
                .ifPresent(problem -> wrong.add(new Problem(row.line(), problem.wire(), name))));
        Map<String, Draft> wanted = holdersOf(row, wrong);
        problems.addAll(wrong);
        if (!wrong.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> references = new LinkedHashMap<>();
        wanted.forEach((field, holder) -> references.put(
                field,
                List.of(holders.computeIfAbsent(holder.key(), key -> holder).key())));
        return Optional.of(new Draft("item", "item " + row.line(), new Place("", row.line()), fields, references));
    }

    private Map<String, Draft> holdersOf(Sheet.Row row, List<Problem> wrong) {
        Map<String, Draft> wanted = new LinkedHashMap<>();
        HOLDERS.forEach((column, type) -> cell(row, column).ifPresent(name -> {
            String key = type + " " + name.toLowerCase(Locale.ROOT);
            wanted.put(
                    type + "Id",
                    new Draft(type, key, new Place("", row.line()), Map.of("name", Json.of(name)), Map.of()));
            field(type, "name")
                    .check(Json.of(name))
                    .ifPresent(problem -> wrong.add(new Problem(row.line(), problem.wire(), type)));
        }));
        return wanted;
    }

    private Field field(String type, String name) {
        EntityType declared = Objects.requireNonNull(kind.entities().get(type));
        return Objects.requireNonNull(declared.fields().get(name));
    }

    private Optional<String> cell(Sheet.Row row, Column column) {
        return Optional.ofNullable(known.get(column)).map(row.cells()::get);
    }

    /** What no field holds is kept in the notes, a line a column. */
    private String notes(Sheet.Row row) {
        List<String> lines = new ArrayList<>();
        cell(row, Column.NOTES).ifPresent(lines::add);
        for (String header : sheet.columns()) {
            String cell = row.cells().get(header);
            if (cell != null && !known.containsValue(header)) {
                lines.add(header + ": " + cell);
            }
        }
        for (Column mark : List.of(Column.WORN, Column.CONSUMABLE)) {
            cell(row, mark).flatMap(Cells::flag).filter(marked -> marked).ifPresent(marked -> lines.add(title(mark)));
        }
        return String.join("\n", lines);
    }

    private static String title(Column mark) {
        return mark.name().charAt(0) + mark.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
