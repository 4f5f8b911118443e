package dev.tandem.local.exchange;

import dev.tandem.exchange.Place;
import dev.tandem.exchange.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sheet whose columns are found by any of their names, in any case. {@code NULL}, as databases write it, is an empty cell. */
final class Table {
    private static final String NONE = "NULL";

    private final String file;
    private final Sheet sheet;
    private final Map<String, String> headers = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Table(String file, Sheet sheet) {
        this.file = file;
        this.sheet = sheet;
        sheet.columns().forEach(header -> headers.putIfAbsent(bare(header), header));
    }

    /** @param file its name where several are read together, else empty */
    static Table of(String file, Sheet sheet) {
        return new Table(file, sheet);
    }

    private static String bare(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Lines that do not fit the table. */
    List<Problem> problems() {
        return sheet.problems().stream()
                .map(problem -> new Problem(new Place(file, problem.place().line()), problem.code(), problem.about()))
                .toList();
    }

    Place header() {
        return new Place(file, 1);
    }

    boolean has(String... names) {
        return Arrays.stream(names).anyMatch(headers::containsKey);
    }

    /** Marks columns as asked for. */
    Table knowing(List<String> names) {
        asked.addAll(names);
        return this;
    }

    List<Line> lines() {
        return sheet.rows().stream().map(Line::new).toList();
    }

    /** A line of the table. */
    final class Line {
        private final Sheet.Row row;

        private Line(Sheet.Row row) {
            this.row = row;
        }

        Place place() {
            return new Place(file, row.line());
        }

        /** What stands under the first of these columns that has something; names are in small letters and digits only. */
        Optional<String> cell(String... names) {
            asked.addAll(List.of(names));
            return Arrays.stream(names)
                    .flatMap(name -> Optional.ofNullable(headers.get(name)).stream())
                    .flatMap(header -> Optional.ofNullable(row.cells().get(header)).stream())
                    .filter(cell -> !cell.equals(NONE))
                    .findFirst();
        }

        /** What stands under columns that nobody asked for, as lines of notes. */
        List<String> others() {
            return sheet.columns().stream()
                    .filter(header -> !asked.contains(bare(header)))
                    .filter(header -> row.cells().containsKey(header)
                            && !NONE.equals(row.cells().get(header)))
                    .map(header -> header + ": " + row.cells().get(header))
                    .toList();
        }
    }
}
