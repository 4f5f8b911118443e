package dev.tandem.local.exchange;

import dev.tandem.exchange.Problem;
import java.util.List;
import java.util.Map;

/**
 * A table: rows of named cells.
 *
 * @param columns their names as written, in order
 * @param rows the cells of each row by column; blank cells are absent
 * @param problems lines that do not fit the table
 */
record Sheet(List<String> columns, List<Row> rows, List<Problem> problems) {
    Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * @param line where the row begins, from 1
     * @param cells by column name, trimmed
     */
    record Row(long line, Map<String, String> cells) {
        Row {
            cells = Map.copyOf(cells);
        }
    }
}
