package dev.tandem.local.exchange;

import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.exchange.RoomFile;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.kind.Kind;
import dev.tandem.local.exchange.Sheet.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JSON files: a room as {@link RoomFile} writes it, or an array of rows with the columns of a table. */
final class JsonFile {
    private JsonFile() {}

    static Reading read(Kind kind, String text, boolean skipBad) throws SheetRefused {
        Json json = parse(text);
        if (json instanceof Json.Obj room && room.find("entities").isPresent()) {
            return RoomFile.read(kind, room);
        }
        List<Json> rows = rows(json);
        return Tables.read(kind, sheet(rows), skipBad);
    }

    private static Json parse(String text) throws SheetRefused {
        try {
            return JsonReader.FILES.read(text);
        } catch (JsonRefused refused) {
            throw (SheetRefused) new SheetRefused(0, refused.code().wire(), refused.where()).initCause(refused);
        }
    }

    private static List<Json> rows(Json json) throws SheetRefused {
        return switch (json) {
            case Json.Arr(List<Json> items) -> items;
            case Json.Obj object
            when object.find("items").orElse(Json.NULL) instanceof Json.Arr(List<Json> items) -> items;
            case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
                throw new SheetRefused(0, "bad-form", "an array of items, or an object with entities");
        };
    }

    /** The rows as a table; the line of a row is its place in the array. */
    private static Sheet sheet(List<Json> values) {
        Set<String> columns = new LinkedHashSet<>();
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Json.Obj(Map<String, Json> members)) {
                Map<String, String> cells = cells(members);
                columns.addAll(cells.keySet());
                rows.add(new Row(i + 1L, cells));
            } else {
                problems.add(new Problem(i + 1L, "not-an-object", ""));
            }
        }
        return new Sheet(List.copyOf(columns), rows, problems);
    }

    private static Map<String, String> cells(Map<String, Json> members) {
        Map<String, String> cells = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            String cell = cell(value);
            if (!cell.isEmpty()) {
                cells.put(name, cell);
            }
        });
        return cells;
    }

    private static String cell(Json value) {
        return switch (value) {
            case Json.Str(String text) -> text.strip();
            case Json.Num(var number) -> number.toPlainString();
            case Json.Bool(boolean flag) -> flag ? "yes" : "no";
            case Json.Null _ -> "";
            // What has parts of its own belongs to no cell; it is kept as it was written.
            case Json.Arr _, Json.Obj _ -> dev.tandem.json.JsonWriter.write(value);
        };
    }
}
