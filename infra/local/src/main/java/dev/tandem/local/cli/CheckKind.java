package dev.tandem.local.cli;

import dev.tandem.functions.KindFolder;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.KindEvolution;
import dev.tandem.kind.KindFile;
import dev.tandem.local.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code kind check FILE [--against OLDER] [--json]}: whether a file is a kind, and what it would break for rooms of an older version. Ends with 1
 * where something is wrong, each mistake on a line of its own.
 */
final class CheckKind implements Command {
    private static final Arguments.Form FORM =
            new Arguments.Form(List.of("word check", "file"), Set.of("--against"), Set.of("--json"));

    @Override
    public void run(List<String> words, Terminal terminal) {
        Arguments arguments = FORM.read(words);
        if (!arguments.argument(0).equals("check")) {
            throw new Usage("unknown-command", "A kind can be checked: kind check FILE.");
        }
        Path file = file(arguments.argument(1));
        Optional<Path> older = arguments.value("--against").map(CheckKind::file);
        List<String> problems = problems(file, older);
        if (arguments.has("--json")) {
            terminal.out().println(report(problems));
        }
        if (!problems.isEmpty()) {
            throw new Refused("bad-kind", "%d found.%n%s".formatted(problems.size(), String.join("\n", problems)));
        }
        if (!arguments.has("--json")) {
            terminal.out()
                    .println(file + " is a kind"
                            + older.map(path -> " and may replace " + path).orElse("") + ".");
        }
    }

    private static Path file(String text) {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file)) {
            throw new Refused("no-file", "There is no file " + text + ".");
        }
        return file;
    }

    private static List<String> problems(Path file, Optional<Path> older) {
        return switch (KindFolder.read(file)) {
            case KindFile.Invalid invalid -> invalid.problems();
            case KindFile.Valid valid ->
                older.map(path -> against(file, valid.kind(), path)).orElse(List.of());
        };
    }

    private static List<String> against(Path file, Kind kind, Path older) {
        // The older one may have any name: it is usually a copy.
        return switch (KindFolder.read(older, kind.name() + ".json")) {
            case KindFile.Invalid invalid -> invalid.problems();
            case KindFile.Valid valid ->
                KindEvolution.check(valid.kind(), kind).stream()
                        .map(problem -> file.getFileName() + ": " + problem)
                        .toList();
        };
    }

    private static String report(List<String> problems) {
        return JsonWriter.write(Json.object()
                .put("ok", problems.isEmpty())
                .put("problems", Json.array(problems.stream().map(Json::of).toList()))
                .build());
    }
}
