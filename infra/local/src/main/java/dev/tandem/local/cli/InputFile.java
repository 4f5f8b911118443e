package dev.tandem.local.cli;

import dev.tandem.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A file that somebody names. */
final class InputFile {
    /** More than any file that is taken; nothing longer is read into memory. */
    private static final long MOST = 64L * 1024 * 1024;

    private InputFile() {}

    /** @throws Refused {@code no-file} or {@code too-large} */
    static byte[] read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Refused("no-file", "There is no file " + file + ".");
            }
            if (Files.size(file) > MOST) {
                throw new Refused("too-large", "The file " + file + " is too large to be a list.");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /** The CSV files of a folder by name. */
    static Map<String, byte[]> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, byte[]> read = new TreeMap<>();
            files.filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".csv"))
                    .forEach(file -> read.put(file.getFileName().toString(), read(file)));
            return read;
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    private static Refused unreadable(Path file, IOException why) {
        Refused refused = new Refused("no-file", "The file " + file + " cannot be read: " + why + ".");
        refused.initCause(why);
        return refused;
    }

    /** Its name without the ending: what a list is called that has no other name. */
    static String title(Path file) {
        String name = file.toAbsolutePath().getFileName().toString().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return name.isBlank() ? "Imported" : name.substring(0, Math.min(200, name.length()));
    }
}
