package dev.tandem.local.cli;

import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.local.Refused;
import dev.tandem.local.cli.Loading.Load;
import dev.tandem.local.cli.Loading.Loaded;
import dev.tandem.local.client.Api;
import dev.tandem.local.exchange.ImportFile;
import dev.tandem.local.exchange.Periods;
import dev.tandem.local.exchange.Periods.Part;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code import KIND FILE}: makes rooms from a file or a folder, or adds to a room. All is read before anything is written. */
final class Import implements Command {
    static final String IMPORTER = "importer";

    private static final int MOST_SAID = 50;

    private static final Arguments.Form FORM = new Arguments.Form(
            List.of("kind", "file"),
            Set.of("--room", "--url", "--as", "--title", "--split"),
            Set.of("--private", "--json", "--skip-bad"));

    @Override
    public void run(List<String> words, Terminal terminal) throws InterruptedException {
        Arguments arguments = FORM.read(words);
        Kind kind = kind(arguments.argument(0));
        Optional<Periods> split = split(arguments);
        String user = Token.user(arguments.value("--as").orElse(IMPORTER));
        switch (reading(kind, Path.of(arguments.argument(1)), arguments.has("--skip-bad"))) {
            case Reading.Unfit(List<Problem> problems) -> refuse(problems, arguments, terminal);
            case Reading.Plan plan -> {
                URI url = terminal.runningStacks().find(arguments.value("--url"));
                Loading loading = new Loading(kind, Api.signIn(url, user, user), terminal);
                List<Loaded> rooms = load(loading, plan, split, arguments);
                report(new ImportReport(kind.name(), url, rooms, plan.skipped()), arguments, terminal);
            }
        }
    }

    private static Kind kind(String name) {
        Kinds kinds = Kinds.bundled();
        return kinds.find(name)
                .orElseThrow(() -> new Usage(
                        "unknown-kind",
                        "There is no kind '" + name + "'; there are "
                                + kinds.all().stream().map(Kind::name).sorted().toList() + "."));
    }

    private static Optional<Periods> split(Arguments arguments) {
        return arguments
                .value("--split")
                .map(word -> Arrays.stream(Periods.values())
                        .filter(periods -> periods.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new Usage(
                                "bad-option",
                                "The option --split is one of "
                                        + Arrays.stream(Periods.values())
                                                .map(Periods::word)
                                                .toList() + ", not '" + word
                                        + "'.")));
    }

    private static Reading reading(Kind kind, Path file, boolean skipBad) {
        return Files.isDirectory(file)
                ? ImportFile.readAll(kind, InputFile.readAll(file), skipBad)
                : ImportFile.read(kind, InputFile.read(file), skipBad);
    }

    private static List<Loaded> load(Loading loading, Reading.Plan plan, Optional<Periods> split, Arguments arguments)
            throws InterruptedException {
        if (arguments.value("--room").isPresent()) {
            return List.of(loading.add(arguments.value("--room").get(), plan.drafts()));
        }
        String title = arguments
                .value("--title")
                .or(() -> ListTitle.of(loading.kind(), plan.drafts()))
                .orElseGet(() -> InputFile.title(Path.of(arguments.argument(1))));
        List<Load> loads = new ArrayList<>();
        for (Part part : parts(plan, split)) {
            loads.add(loading.prepare(part.label().isEmpty() ? title : title + " " + part.label(), part.drafts()));
        }
        List<Loaded> loaded = new ArrayList<>();
        for (Load load : loads) {
            loaded.add(loading.make(load, !arguments.has("--private")));
            if (loads.size() > 1) {
                loading.terminal()
                        .say("%s: room %s"
                                .formatted(load.title(), loaded.getLast().room()));
            }
        }
        return loaded;
    }

    private static List<Part> parts(Reading.Plan plan, Optional<Periods> split) {
        Periods otherwise = Periods.areNeeded(plan.drafts()) ? Periods.QUARTER : Periods.NONE;
        return plan.divisible() ? split.orElse(otherwise).parts(plan.drafts()) : List.of(new Part("", plan.drafts()));
    }

    private static void refuse(List<Problem> problems, Arguments arguments, Terminal terminal) {
        problems.stream().limit(MOST_SAID).forEach(problem -> terminal.say(problem.toString()));
        if (arguments.has("--json")) {
            terminal.out()
                    .println(JsonWriter.write(Json.object()
                            .put("problems", ImportReport.problems(problems))
                            .build()));
        }
        throw new Refused(
                problems.getFirst().code(),
                "Nothing was imported. Mistakes in the file: " + problems.size()
                        + ". docs/IMPORT.md says what each code means.");
    }

    private static void report(ImportReport report, Arguments arguments, Terminal terminal) {
        terminal.out().println(arguments.has("--json") ? JsonWriter.write(report.json()) : report.text());
        List<Problem> rejected = report.rooms().stream()
                .flatMap(room -> room.rejected().stream())
                .toList();
        rejected.stream().limit(MOST_SAID).forEach(problem -> terminal.say("not taken: " + problem));
        if (!rejected.isEmpty()) {
            throw new Refused(
                    "rejected", "The room did not take " + rejected.size() + " changes; everything else was imported.");
        }
    }
}
