package dev.tandem.local.cli;

import dev.tandem.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            Refused refused = new Refused("no-file", "The file " + file + " cannot be read: " + unreadable + ".");
            refused.initCause(unreadable);
            throw refused;
        }
    }

    /** Its name without the ending: what a list is called that has no other name. */
    static String title(Path file) {
        String name = file.toAbsolutePath().getFileName().toString().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return name.isBlank() ? "Imported" : name.substring(0, Math.min(200, name.length()));
    }
}
