package dev.tandem.local.cli;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.client.Submission;
import dev.tandem.local.exchange.Draft;
import dev.tandem.local.exchange.ImportFile;
import dev.tandem.local.exchange.Intake;
import dev.tandem.local.exchange.Problem;
import dev.tandem.local.exchange.Reading;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code import KIND FILE}: makes a room from a file, or adds to one. The file is read whole before anything is written. */
final class Import implements Command {
    static final String IMPORTER = "importer";

    private static final Arguments.Form FORM = new Arguments.Form(
            List.of("kind", "file"),
            Set.of("--room", "--url", "--as", "--title"),
            Set.of("--private", "--json", "--skip-bad"));

    @Override
    public void run(List<String> words, Terminal terminal) throws InterruptedException {
        Arguments arguments = FORM.read(words);
        Kind kind = kind(arguments.argument(0));
        Path file = Path.of(arguments.argument(1));
        String user = Token.user(arguments.value("--as").orElse(IMPORTER));
        switch (ImportFile.read(kind, InputFile.read(file), arguments.has("--skip-bad"))) {
            case Reading.Unfit(List<Problem> problems) -> refuse(problems, arguments, terminal);
            case Reading.Plan plan -> {
                URI url = terminal.runningStacks().find(arguments.value("--url"));
                Api api = Api.signIn(url, user, user);
                report(load(kind, file, plan, api, arguments, terminal), plan, url, arguments, terminal);
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

    private static Loaded load(Kind kind, Path file, Reading.Plan plan, Api api, Arguments arguments, Terminal terminal)
            throws InterruptedException {
        Optional<String> existing = arguments.value("--room");
        String title = arguments
                .value("--title")
                .or(() -> ListTitle.of(kind, plan.drafts()))
                .orElseGet(() -> InputFile.title(file));
        String room = existing.orElseGet(() -> RoomFacts.make(api, kind.name(), title, !arguments.has("--private")));
        Submission submission = new Submission(api, room, UUID.randomUUID().toString());
        submission.register();
        RoomFacts facts = RoomFacts.read(api, room);
        if (!facts.kind().equals(kind.name())) {
            throw new Refused("wrong-kind", "The room " + room + " is of the kind " + facts.kind() + ".");
        }
        List<Draft> drafts = existing.isPresent()
                ? ListTitle.withoutSingletons(kind, plan.drafts())
                : ListTitle.titled(kind, plan.drafts(), title);
        List<Operation> operations = Intake.operations(
                kind, drafts, facts.entities(), () -> UUID.randomUUID().toString());
        List<Outcome> outcomes = submission.submit(
                facts.epoch(), facts.seq(), Mutations.of(operations), new Progress(terminal, operations.size()));
        return new Loaded(room, operations, outcomes);
    }

    private static void refuse(List<Problem> problems, Arguments arguments, Terminal terminal) {
        problems.stream().limit(50).forEach(problem -> terminal.say(problem.toString()));
        if (arguments.has("--json")) {
            terminal.out()
                    .println(JsonWriter.write(Json.object()
                            .put("problems", ImportReport.problems(problems))
                            .build()));
        }
        throw new Refused(
                problems.getFirst().code(),
                "Nothing was imported: " + problems.size()
                        + " mistakes in the file. docs/IMPORT.md says what each code means.");
    }

    private static void report(Loaded loaded, Reading.Plan plan, URI url, Arguments arguments, Terminal terminal) {
        ImportReport report = new ImportReport(
                loaded.room(), url.resolve("/rooms/" + loaded.room()), loaded.operations(), plan.skipped());
        terminal.out().println(arguments.has("--json") ? JsonWriter.write(report.json()) : report.text());
        List<Outcome> rejected = loaded.outcomes().stream()
                .filter(Outcome.Rejected.class::isInstance)
                .toList();
        if (!rejected.isEmpty()) {
            throw new Refused(
                    "rejected", "The room did not take " + rejected.size() + " changes: " + rejected.getFirst());
        }
    }

    /** What was sent to which room, and what became of it. */
    private record Loaded(String room, List<Operation> operations, List<Outcome> outcomes) {}
}
