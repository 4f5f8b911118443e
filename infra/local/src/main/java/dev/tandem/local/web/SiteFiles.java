package dev.tandem.local.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files below one directory, and none outside of it. */
final class SiteFiles {

    private final Path directory;
    private final ConcurrentHashMap<Path, SiteFile> loaded = new ConcurrentHashMap<>();

    SiteFiles(Path directory) {
        this.directory = directory;
    }

    boolean exist() {
        return Files.isRegularFile(directory.resolve("index.html"));
    }

    /** The file at a decoded path; empty where there is none, where it is hidden, or where it lies outside. */
    Optional<SiteFile> at(String path) throws IOException {
        String[] names = path.substring(1).split("/", -1);
        if (!Arrays.stream(names).allMatch(SiteFiles::isPlain)) {
            return Optional.empty();
        }
        try {
            Path real = directory.resolve(String.join("/", names)).toRealPath();
            // A link may point out of the directory.
            return real.startsWith(directory.toRealPath()) ? load(real) : Optional.empty();
        } catch (NoSuchFileException | InvalidPathException missing) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String name) {
        boolean hidden = name.startsWith(".") && !name.equals(".well-known");
        return !name.isEmpty() && !hidden && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
    }

    private Optional<SiteFile> load(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        SiteFile known = loaded.get(file);
        if (known == null || !known.isStill(attributes)) {
            known = SiteFile.load(file, attributes);
            loaded.put(file, known);
        }
        return Optional.of(known);
    }
}
