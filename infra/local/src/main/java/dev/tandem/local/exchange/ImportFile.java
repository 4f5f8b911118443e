package dev.tandem.local.exchange;

import dev.tandem.kind.Kind;
import java.util.List;

/** Reads a file that somebody wants in a room: JSON where it begins like JSON, otherwise CSV. All or nothing. */
public final class ImportFile {
    private ImportFile() {}

    /**
     * Reads the whole file.
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
            if (!kind.entities().containsKey("item")) {
                return new Reading.Unfit(List.of(new Problem(0, "no-table", "this kind is imported from JSON")));
            }
            return PackingSheet.read(kind, CsvReader.read(text), skipBad);
        } catch (SheetRefused refused) {
            return new Reading.Unfit(List.of(refused.problem()));
        }
    }
}
