package dev.tandem.local.cli;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.Refused;
import dev.tandem.local.doctor.Examination;
import dev.tandem.local.doctor.Finding;
import dev.tandem.local.doctor.Finding.Result;
import dev.tandem.local.doctor.Subject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code doctor}: whether a deployment or a local stack works from end to end, how fast, and for whatever does not, one sentence that says what to do. Ends
 * with 1 where something does not.
 */
final class Doctor implements Command {
    private static final int PATIENCE = 10;
    private static final int MOST_PATIENCE = 60;
    private static final Arguments.Form FORM =
            new Arguments.Form(List.of(), Set.of("--url", "--token", "--origin", "--patience"), Set.of("--json"));

    @Override
    public void run(List<String> words, Terminal terminal) {
        Arguments arguments = FORM.read(words);
        Subject subject = subject(arguments, terminal);
        boolean json = arguments.has("--json");
        // Progress is the result for people, and beside it for programs.
        Consumer<String> line = json ? terminal::say : terminal.out()::println;
        line.accept("examining " + subject.url());
        List<Finding> findings = Examination.of(subject, finding -> line.accept(text(finding)));
        Optional<Finding> worst = Examination.worst(findings);
        if (json) {
            terminal.out().println(JsonWriter.write(report(subject.url(), findings)));
        } else if (worst.isEmpty()) {
            terminal.out().println("all is well");
        }
        worst.ifPresent(first -> {
            throw new Refused("unwell", verdict(findings, first));
        });
    }

    private static Subject subject(Arguments arguments, Terminal terminal) {
        URI url = terminal.runningStacks().find(arguments.value("--url"));
        Optional<String> token = arguments
                .value("--token")
                .or(() -> Optional.ofNullable(terminal.environment().get("TANDEM_TOKEN")))
                .filter(text -> !text.isBlank())
                .map(String::strip);
        boolean remote = url.getScheme().equals("https") && !Subject.isHere(url);
        if (token.isEmpty() && remote) {
            throw new Usage(
                    "no-token",
                    "A deployment wants to know who asks: give an access token of its sign-in in the environment"
                            + " variable TANDEM_TOKEN.");
        }
        if (token.filter(text -> !text.matches("[\\x21-\\x7e]+")).isPresent()) {
            throw new Usage("bad-option", "The token is not one: it has no spaces and no letters outside of ASCII.");
        }
        int seconds = arguments.number("--patience", 1, MOST_PATIENCE, PATIENCE);
        return new Subject(url, token, arguments.value("--origin"), Duration.ofSeconds(seconds), terminal.clock());
    }

    private static String text(Finding finding) {
        String step = "%-9s %5d ms  ".formatted(finding.step().code(), finding.millis());
        return switch (finding.result()) {
            case Result.Well(String seen) ->
                "ok   " + step + finding.step().title() + (seen.isEmpty() ? "" : " (" + seen + ")");
            case Result.Ill(var ailment, String sentence) -> "FAIL " + step + ailment.code() + ": " + sentence;
            case Result.Untried() ->
                "-    %-9s           not tried".formatted(finding.step().code());
        };
    }

    private static String verdict(List<Finding> findings, Finding first) {
        long ill = findings.stream().filter(Finding::isIll).count();
        return "%d of %d steps failed, the first is %s."
                .formatted(ill, findings.size(), first.step().code());
    }

    private static Json report(URI url, List<Finding> findings) {
        return Json.object()
                .put("url", url.toString())
                .put("ok", Examination.worst(findings).isEmpty())
                .put("steps", Json.array(findings.stream().map(Doctor::report).toList()))
                .build();
    }

    private static Json report(Finding finding) {
        var step = Json.object().put("step", finding.step().code()).put("millis", finding.millis());
        return switch (finding.result()) {
            case Result.Well(String seen) ->
                step.put("result", "ok").put("seen", seen).build();
            case Result.Ill(var ailment, String sentence) ->
                step.put("result", "failed")
                        .put("code", ailment.code())
                        .put("sentence", sentence)
                        .build();
            case Result.Untried() -> step.put("result", "not-tried").build();
        };
    }
}
