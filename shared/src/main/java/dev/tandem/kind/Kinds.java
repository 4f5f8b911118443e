package dev.tandem.kind;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The kinds that a server knows, by name. Immutable. */
public final class Kinds {
    private final Map<String, KindFile.Valid> files = new TreeMap<>();

    private Kinds(Collection<KindFile.Valid> files) {
        files.forEach(file -> this.files.put(file.kind().name(), file));
    }

    public static Kinds of(Collection<KindFile.Valid> files) {
        return new Kinds(files);
    }

    /**
     * Those that come with Tandem: the files that {@code /kinds/index.json} names, beside it on the class path.
     *
     * @throws IllegalStateException with all mistakes of all files
     */
    public static Kinds bundled() {
        return Bundled.KINDS;
    }

    /** They never change, so they are read once. */
    private static final class Bundled {
        static final Kinds KINDS = read();
    }

    private static Kinds read() {
        List<KindFile.Valid> valid = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Json name : Form.of(JsonReader.FILES.read(resource("index.json"))).items("kinds")) {
            String file = name instanceof Json.Str(String text) ? text : "";
            switch (KindReader.read(file, resource(file))) {
                case KindFile.Valid good -> valid.add(good);
                case KindFile.Invalid bad -> problems.addAll(bad.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        return new Kinds(valid);
    }

    /** These and more. */
    public Kinds with(Collection<KindFile.Valid> more) {
        return new Kinds(Stream.concat(files.values().stream(), more.stream()).toList());
    }

    public Optional<Kind> find(String name) {
        return Optional.ofNullable(files.get(name)).map(KindFile.Valid::kind);
    }

    /** The file of a kind, byte for byte (PROTOCOL R2). */
    public Optional<String> text(String name) {
        return Optional.ofNullable(files.get(name)).map(KindFile.Valid::text);
    }

    /** All, by name. */
    public List<Kind> all() {
        return files.values().stream().map(KindFile.Valid::kind).toList();
    }

    static String resource(String file) {
        try (InputStream in = Kinds.class.getResourceAsStream("/kinds/" + file)) {
            if (in == null) {
                throw new IllegalStateException("/kinds/" + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("/kinds/" + file, unreadable);
        }
    }
}
