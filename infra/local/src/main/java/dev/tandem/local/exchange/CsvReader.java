package dev.tandem.local.exchange;

import dev.tandem.exchange.Problem;
import dev.tandem.local.exchange.Sheet.Row;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV (RFC 4180) as spreadsheets and gear tools write it: commas, semicolons or tabs, a first line of column names. */
final class CsvReader {
    private static final String SEPARATORS = ",;\t";
    private static final int MAX_COLUMNS = 100;

    private CsvReader() {}

    static Sheet read(String text) throws SheetRefused {
        char separator = separator(text);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setLenientEof(false)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return sheet(parser);
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw (SheetRefused)
                    new SheetRefused(lineOf(broken), "bad-csv", "a quote is out of place").initCause(broken);
        }
    }

    private static Sheet sheet(CSVParser parser) throws SheetRefused {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        long line = 1;
        for (CSVRecord each : parser) {
            if (columns.isEmpty()) {
                columns = isBeforeHeader(each) ? List.of() : columns(each);
            } else if (each.size() > columns.size() && hasMore(each, columns.size())) {
                problems.add(new Problem(line, "too-many-cells", each.get(columns.size())));
            } else {
                Row row = row(columns, line, each);
                if (!row.cells().isEmpty()) {
                    rows.add(row);
                }
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        if (columns.isEmpty()) {
            throw new SheetRefused(1, "no-header", "");
        }
        return new Sheet(columns, rows, problems);
    }

    /** Empty lines, and the line in which Excel may say the separator. */
    private static boolean isBeforeHeader(CSVRecord line) {
        return line.get(0).startsWith("sep=") || line.stream().allMatch(String::isBlank);
    }

    private static List<String> columns(CSVRecord header) throws SheetRefused {
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : header) {
            String name = cell.strip();
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new SheetRefused(1, "duplicate-column", name);
            }
            columns.add(name);
        }
        if (columns.size() > MAX_COLUMNS) {
            throw new SheetRefused(1, "too-many-columns", "at most " + MAX_COLUMNS);
        }
        return columns;
    }

    private static boolean hasMore(CSVRecord row, int columns) {
        return row.stream().skip(columns).anyMatch(cell -> !cell.isBlank());
    }

    private static Row row(List<String> columns, long line, CSVRecord cells) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            String cell = plain(cells.get(i).strip());
            if (!cell.isEmpty() && !columns.get(i).isEmpty()) {
                named.put(columns.get(i), cell);
            }
        }
        return new Row(line, named);
    }

    /** An apostrophe before what looks like a formula is how it was made harmless; it is not part of the text. */
    private static String plain(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    /** The separator that the first line has most of; a comma where it has none. */
    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char named = first.startsWith("sep=") && first.strip().length() == "sep=".length() + 1
                ? first.charAt("sep=".length())
                : '"';
        // What quotes cells cannot separate them.
        if (named != '"') {
            return named;
        }
        char best = ',';
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            best = count(first, candidate) > count(first, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    /** The parser names the line in its message: {@code (line 3) invalid char …}. */
    private static long lineOf(Exception broken) {
        var line = java.util.regex.Pattern.compile("line:? (\\d+)").matcher(String.valueOf(broken.getMessage()));
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
