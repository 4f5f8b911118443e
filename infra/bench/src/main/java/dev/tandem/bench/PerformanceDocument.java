package dev.tandem.bench;

import dev.tandem.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes docs/PERFORMANCE.md: figures from what was kept, words from {@code performance.md} beside this class. */
final class PerformanceDocument {
    static final Path FILE = Path.of("docs/PERFORMANCE.md");
    private static final String WORDS = "performance.md";

    private final Measured all;

    private PerformanceDocument(Measured all) {
        this.all = all;
    }

    static void write(Path checkout) throws IOException {
        Files.writeString(checkout.resolve(FILE), of(Measured.kept(checkout)));
    }

    static String of(Measured all) {
        PerformanceDocument document = new PerformanceDocument(all);
        String text = words();
        for (var part : Stream.<Map.Entry<String, Function<PerformanceDocument, String>>>of(
                        Map.entry("machines", PerformanceDocument::machines),
                        Map.entry("targets", PerformanceDocument::targets),
                        Map.entry("write-path", PerformanceDocument::writePath),
                        Map.entry("sockets", PerformanceDocument::sockets),
                        Map.entry("away", PerformanceDocument::away),
                        Map.entry("peers", PerformanceDocument::peers),
                        Map.entry("killed", PerformanceDocument::killed),
                        Map.entry("cloud", PerformanceDocument::cloud),
                        Map.entry("rivals", PerformanceDocument::rivals),
                        Map.entry("profile", PerformanceDocument::profile),
                        Map.entry("small", PerformanceDocument::small),
                        Map.entry("start", each -> each.lines("start", "\n")),
                        Map.entry("browser", each -> each.lines("browser", "\n\n")))
                .toList()) {
            text = text.replace("{{" + part.getKey() + "}}", part.getValue().apply(document));
        }
        return text;
    }

    static Measured nothing() {
        return new Measured(Json.object().build());
    }

    private static String words() {
        try (InputStream file = Objects.requireNonNull(PerformanceDocument.class.getResourceAsStream(WORDS), WORDS)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Benches run on different days may be of different machines. */
    private String machines() {
        return all.members().keySet().stream()
                .map(bench -> all.text(bench, "processor") + ", " + all.text(bench, "machine"))
                .filter(machine -> !machine.contains("–"))
                .distinct()
                .sorted()
                .map(machine -> "- " + machine)
                .collect(Collectors.joining("\n"));
    }

    private String targets() {
        return Targets.ours().all().stream().map(target -> target.row(all)).collect(Collectors.joining("\n"));
    }

    private String writePath() {
        Measured figures = all.at("writePath").orElseGet(PerformanceDocument::nothing);
        return """
                | | a second |
                |---|---|
                | updates through load, decide and commit | %s |
                | the same transactions, sent straight | %s |
                | their ratio | %s |
                | mutations, in batches of 25 | %s |""".formatted(
                        figures.text("commitsPerSecond"),
                        figures.text("transactionsPerSecond"),
                        figures.text("ratioToStore"),
                        figures.text("batchedMutationsPerSecond"));
    }

    private String sockets() {
        return rows(
                "| | updates/s to all | commits/s | deliveries/s | processor seconds for 1,000 updates | MB | at updates/s | acknowledged | delivered | lost, doubled |",
                all.items("sockets", "shapes")
                        .map(each -> "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %.0f, %.0f |"
                                .formatted(
                                        each.text("shape"),
                                        each.text("closedLoop", "updatesPerSecond"),
                                        each.text("closedLoop", "commitsPerSecond"),
                                        each.text("closedLoop", "deliveriesPerSecond"),
                                        each.text("closedLoop", "cpuSecondsPer1000"),
                                        each.text("closedLoop", "megabytes"),
                                        each.text("fixedRate", "perSecond"),
                                        each.times("fixedRate", "ack"),
                                        each.times("fixedRate", "delivery"),
                                        each.number("closedLoop", "lost") + each.number("fixedRate", "lost"),
                                        each.number("closedLoop", "doubled") + each.number("fixedRate", "doubled"))));
    }

    private String away() {
        Measured away = all.at("sockets", "away").orElseGet(PerformanceDocument::nothing);
        return """
                | | |
                |---|---|
                | %s missed changes | %s ms, %s changes/s |
                | a room of %s entities on a new device | %s ms |
                | %s mutations queued without network | %s ms, %s applied |
                %s
                %s""".formatted(
                        away.text("missed", "changes"),
                        away.text("missed", "millis"),
                        away.text("missed", "perSecond"),
                        away.text("large", "entities"),
                        away.text("large", "millis"),
                        away.text("queued", "mutations"),
                        away.text("queued", "millis"),
                        away.text("queued", "applied"),
                        cut(away, "office"),
                        cut(away, "everybody"));
    }

    private static String cut(Measured away, String who) {
        return "| %s sockets cut at once, all caught up | %s ms (%s) |"
                .formatted(away.text(who, "sockets"), away.text(who, "millis", "last"), away.times(who, "millis"));
    }

    private String peers() {
        return rows(
                "| | | updates/s to all | acknowledged | delivered | not delivered | twice |",
                all.items("peers", "shapes")
                        .flatMap(shape -> shape.items("servers")
                                .map(each -> "| %s | %s | %s | %s | %s | %s of %s | %s |"
                                        .formatted(
                                                shape.text("shape"),
                                                each.text("name"),
                                                each.text("perSecond"),
                                                each.times("ack"),
                                                each.times("delivery"),
                                                each.text("lost"),
                                                each.text("sent"),
                                                each.text("doubled")))));
    }

    private String killed() {
        return rows(
                "| | keeps in | entities whose acknowledged update is gone | acknowledged before |",
                all.items("peers", "killed")
                        .map(each -> "| %s | %s | %s | %s |"
                                .formatted(
                                        each.text("name"),
                                        each.text("keeps"),
                                        each.at("entities").isEmpty()
                                                ? "all: it keeps nothing"
                                                : each.text("lost") + " of " + each.text("entities"),
                                        each.text("acknowledged"))));
    }

    private String cloud() {
        return rows(
                "| people | acknowledged | told by the stream alone | told by the function that commits |",
                all.items("cloud", "rooms")
                        .map(each -> "| %s | %s | %s | %s |"
                                .formatted(
                                        each.text("people"),
                                        each.times("ack"),
                                        each.times("told"),
                                        each.times("express"))));
    }

    private String rivals() {
        return rows(
                "| edits/s in one room | acknowledged | tries of each | told to come back later |",
                all.items("cloud", "rivals")
                        .map(each -> "| %s | %s | %s | %s %% |"
                                .formatted(
                                        each.text("commitsPerSecond"),
                                        each.times("ack"),
                                        each.text("tries"),
                                        each.text("sentAway"))));
    }

    private String profile() {
        Measured before = all.at("profileBefore").orElseGet(PerformanceDocument::nothing);
        Measured now = all.at("profile").orElseGet(PerformanceDocument::nothing);
        Stream<String> work = Stream.of("perSecond", "cpuSecondsPer1000")
                .map(figure -> "| %s | %s | %s |"
                        .formatted(
                                figure.equals("perSecond")
                                        ? "updates/s to all"
                                        : "processor seconds for 1,000 updates, start included",
                                before.text(figure),
                                now.text(figure)));
        Stream<String> owners = before.at("owners").orElseGet(PerformanceDocument::nothing).members().keySet().stream()
                .map(owner -> "| %s | %s %% | %s %% |"
                        .formatted(owner, before.text("owners", owner), now.text("owners", owner)));
        return rows("| | before | now |", Stream.concat(work, owners));
    }

    private String small() {
        Measured bytes = all.at("allocations").orElseGet(PerformanceDocument::nothing);
        Measured micros = all.at("micro", "micros").orElseGet(PerformanceDocument::nothing);
        return rows(
                "| | µs | bytes allocated |",
                bytes.members().keySet().stream()
                        .filter(name -> !name.equals("processor"))
                        .map(name -> "| %s | %s | %s |".formatted(name, micros.text(name), bytes.text(name))));
    }

    private String lines(String bench, String between) {
        String lines = all.items(bench, "lines").map(Measured::text).collect(Collectors.joining(between));
        return lines.isEmpty() ? "Not measured yet." : lines;
    }

    private static String rows(String head, Stream<String> rows) {
        String line = "|---".repeat(head.split("\\|", -1).length - 2) + "|";
        return head + "\n" + line + "\n" + rows.collect(Collectors.joining("\n"));
    }
}
