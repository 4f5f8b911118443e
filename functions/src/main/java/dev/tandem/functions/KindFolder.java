package dev.tandem.functions;

import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.kind.Kinds;
import dev.tandem.rule.Rules;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Kind files of one's own, beside the bundled ones. */
public final class KindFolder {
    private KindFolder() {}

    /**
     * The bundled kinds and those of the {@code *.json} files in a folder.
     *
     * @throws IllegalArgumentException with all mistakes of all files, a line each
     */
    public static Kinds read(Optional<Path> folder) {
        Kinds bundled = Kinds.bundled();
        return folder.map(path -> with(bundled, path)).orElse(bundled);
    }

    private static Kinds with(Kinds bundled, Path folder) {
        List<KindFile.Valid> valid = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files(folder)) {
            switch (read(file)) {
                case KindFile.Valid good
                when bundled.find(good.kind().name()).isPresent() ->
                    problems.add(file.getFileName() + ": /kind: is the name of a bundled kind");
                case KindFile.Valid good -> valid.add(good);
                case KindFile.Invalid bad -> problems.addAll(bad.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return bundled.with(valid);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(folder + ": is no folder that can be read", unreadable);
        }
    }

    /** One kind file; what cannot be read is one more mistake. */
    public static KindFile read(Path file) {
        return read(file, file.getFileName().toString());
    }

    /** The same, of a copy that is named otherwise than its kind. */
    public static KindFile read(Path file, String name) {
        try {
            return KindReader.read(
                    name, Files.readString(file), rule -> Rules.named(rule).isPresent());
        } catch (MalformedInputException notText) {
            return new KindFile.Invalid(List.of(name + ": is not UTF-8 text"));
        } catch (IOException unreadable) {
            return new KindFile.Invalid(List.of(name + ": cannot be read"));
        }
    }
}
