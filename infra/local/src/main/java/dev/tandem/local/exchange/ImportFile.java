package dev.tandem.local.exchange;

import dev.tandem.exchange.Place;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.kind.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what somebody wants in a room: JSON where it begins like JSON, otherwise CSV. All or nothing. */
public final class ImportFile {
    private ImportFile() {}

    /**
     * Reads a whole file.
     *
     * @param skipBad leaves lines of a table out that cannot be taken, instead of refusing the file
     */
    public static Reading read(Kind kind, byte[] file, boolean skipBad) {
        try {
            String text = FileText.of(file);
            char first = text.stripLeading().charAt(0);
            if (first == '{' || first == '[') {
                return JsonFile.read(kind, text, skipBad);
            }
            return Tables.read(kind, CsvReader.read(text), skipBad);
        } catch (SheetRefused refused) {
            return new Reading.Unfit(List.of(refused.problem()));
        }
    }

    /**
     * Reads the tables of a folder.
     *
     * @param files CSV by file name
     * @param skipBad as for one file
     */
    public static Reading readAll(Kind kind, Map<String, byte[]> files, boolean skipBad) {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        files.forEach((name, file) -> {
            try {
                sheets.put(name, CsvReader.read(FileText.of(file)));
            } catch (SheetRefused refused) {
                Problem problem = refused.problem();
                problems.add(new Problem(new Place(name, problem.place().line()), problem.code(), problem.about()));
            }
        });
        return problems.isEmpty() ? Tables.read(kind, sheets, skipBad) : new Reading.Unfit(problems);
    }
}
