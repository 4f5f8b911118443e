package dev.tandem.functions.proof;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of the last run, kept as JSON, and what docs/GUARANTEES.md says of them. */
public final class Figures {
    private static final String BEGIN = "<!-- figures: written by ./tandem simulate --write -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private final Path docs;

    /**
     * Of a project.
     *
     * @param root its folder
     */
    public Figures(Path root) {
        docs = root.resolve("docs");
    }

    private Path worlds(ClientForm form) {
        return docs.resolve("figures").resolve(form == ClientForm.JAVA ? "worlds.json" : "pages.json");
    }

    private Path flaws(ClientForm form) {
        return docs.resolve("figures").resolve(form == ClientForm.JAVA ? "flaws.json" : "page-flaws.json");
    }

    private Path crashes() {
        return docs.resolve("figures").resolve("crashes.json");
    }

    private Path soak() {
        return docs.resolve("figures").resolve("soak.json");
    }

    private Path document() {
        return docs.resolve("GUARANTEES.md");
    }

    void keepWorlds(ClientForm form, Json.Obj report) {
        write(worlds(form), report);
        writeDocument();
    }

    /**
     * Those that were searched; the others stay as they are.
     *
     * @param names of all that there are
     */
    void keepFlaws(ClientForm form, Json.Obj searched, Collection<String> names) {
        Map<String, Json> table = new TreeMap<>();
        if (Files.exists(flaws(form))) {
            Form kept = read(flaws(form));
            kept.names().forEach(name -> table.put(name, kept.any(name)));
        }
        table.putAll(searched.members());
        table.keySet().retainAll(names);
        write(flaws(form), new Json.Obj(table));
        writeDocument();
    }

    void keepCrashes(Json.Obj report) {
        write(crashes(), report);
        writeDocument();
    }

    /** Of the stack that is killed again and again. */
    public void keepSoak(Json.Obj report) {
        write(soak(), report);
        writeDocument();
    }

    private static void write(Path file, Json.Obj json) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, pretty(json));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A line for each member, so that a change shows what changed. */
    private static String pretty(Json.Obj json) {
        return json.members().entrySet().stream()
                .map(each -> "  " + JsonWriter.write(Json.of(each.getKey())) + ": " + JsonWriter.write(each.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static Form read(Path file) {
        return Form.of(JsonReader.FILES.read(text(file)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void writeDocument() {
        try {
            Files.writeString(document(), expected());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Mistakes that no world showed, and of which it is not said why. */
    List<String> unexplained() {
        return Stream.of(ClientForm.values())
                .map(form -> read(flaws(form)))
                .flatMap(table -> table.names().stream()
                        .filter(name -> !table.object(name).has("seed")))
                .filter(name -> Harmless.why(name).isEmpty())
                .toList();
    }

    /** What the document says. */
    String said() {
        return text(document());
    }

    /** What it has to say by the figures that are kept. */
    String expected() {
        String said = said();
        int begin = said.indexOf(BEGIN) + BEGIN.length();
        int end = said.indexOf(END);
        return said.substring(0, begin) + "\n" + section() + "\n" + said.substring(end);
    }

    private String section() {
        List<String> lines = new ArrayList<>();
        for (ClientForm form : ClientForm.values()) {
            if (Files.exists(worlds(form))) {
                lines.add((form == ClientForm.JAVA ? "### Clients by the protocol" : "### The client as it is shipped")
                        + "\n");
                lines.addAll(worlds(read(worlds(form))));
                lines.add("");
            }
            if (Files.exists(flaws(form))) {
                lines.addAll(flaws(read(flaws(form))));
                lines.add("");
            }
        }
        if (Files.exists(crashes())) {
            lines.addAll(crashes(read(crashes())));
            lines.add("");
        }
        if (Files.exists(soak())) {
            lines.addAll(SoakFigures.lines(read(soak())));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static List<String> crashes(Form figures) {
        return List.of(
                "### Deaths at every call\n",
                "**%,d worlds, each run again for every moment at which an invocation may die in it, before and after each call of the store and of the gateway: %,d runs, %,d violations.**"
                                .formatted(
                                        figures.whole("worlds", 0),
                                        figures.whole("runs", 0),
                                        figures.whole("violations", 0))
                        + " Who died: " + counts(figures.values("died")) + ".");
    }

    private static List<String> worlds(Form figures) {
        List<String> lines = new ArrayList<>();
        lines.add("**%,d worlds, %,d violations**: %,d mutations, %,d commits, %,d times a client applied one."
                .formatted(
                        figures.whole("schedules", 0),
                        figures.whole("violations", 0),
                        figures.whole("operations", 0),
                        figures.whole("commits", 0),
                        figures.whole("applied", 0)));
        lines.add("");
        lines.add("What went wrong in them: " + counts(figures.values("faults")) + ".");
        lines.add("");
        lines.add("What they met: " + counts(figures.values("met")) + ".");
        lines.add("");
        lines.add("Rooms: " + counts(figures.values("kinds")) + ".");
        return lines;
    }

    static String counts(Map<String, Json> counts) {
        return counts.entrySet().stream()
                .map(each -> "%s %,d".formatted(each.getKey(), ((Json.Num) each.getValue()).asLong()))
                .collect(Collectors.joining(" · "));
    }

    private static List<String> flaws(Form table) {
        List<String> lines = new ArrayList<>();
        long caught = table.names().stream()
                .filter(name -> table.object(name).has("seed"))
                .count();
        lines.add(
                "**%d mistakes planted, one at a time; %d caught.** The seed is that of the first world that shows it."
                        .formatted(table.names().size(), caught));
        lines.add("");
        lines.add("| mistake | first seed | breaks, or why nothing does |");
        lines.add("|---|---|---|");
        table.names().stream().sorted().forEach(name -> {
            Form flaw = table.object(name);
            lines.add(
                    flaw.has("seed")
                            ? "| %s | %,d%s | %s |"
                                    .formatted(
                                            words(name),
                                            flaw.whole("seed", 0),
                                            flaw.optionalText("kind", _ -> true)
                                                    .map(kind -> " of " + kind)
                                                    .orElse(""),
                                            flaw.text("breaks"))
                            : "| %s | not in %,d | %s |"
                                    .formatted(
                                            words(name),
                                            flaw.whole("searched", 0),
                                            Harmless.why(name).orElse("")));
        });
        return lines;
    }

    private static String words(String name) {
        return name.replace('-', ' ');
    }
}
