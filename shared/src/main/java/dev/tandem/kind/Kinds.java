package dev.tandem.kind;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds that a server knows, by name. A bundled one is read when it is first asked for: a function that serves one room need not read all. */
public final class Kinds {
    private static final String ENDING = ".json";

    private final Map<String, Supplier<KindFile.Valid>> files;

    private Kinds(Map<String, Supplier<KindFile.Valid>> files) {
        this.files = new TreeMap<>(files);
    }

    public static Kinds of(Collection<KindFile.Valid> files) {
        return new Kinds(Map.of()).with(files);
    }

    /** Those that come with Tandem: the files that {@code /kinds/index.json} names, beside it on the class path. */
    public static Kinds bundled() {
        return Bundled.KINDS;
    }

    /** They never change, so they are read once. */
    private static final class Bundled {
        static final Kinds KINDS = new Kinds(files());

        private static Map<String, Supplier<KindFile.Valid>> files() {
            Map<String, Supplier<KindFile.Valid>> files = new HashMap<>();
            for (Json name :
                    Form.of(JsonReader.FILES.read(resource("index.json"))).items("kinds")) {
                String file = name instanceof Json.Str(String text) ? text : "";
                files.put(file.substring(0, file.lastIndexOf(ENDING)), new File(file));
            }
            return files;
        }
    }

    /** One of them. */
    private static final class File implements Supplier<KindFile.Valid> {
        private final String name;
        private KindFile.@Nullable Valid read;

        File(String name) {
            this.name = name;
        }

        /**
         * Reads it, the first time.
         *
         * @throws IllegalStateException with all its mistakes
         */
        @Override
        public synchronized KindFile.Valid get() {
            if (read == null) {
                read = switch (KindReader.read(name, resource(name))) {
                    case KindFile.Valid good -> good;
                    case KindFile.Invalid bad -> throw new IllegalStateException(String.join("\n", bad.problems()));
                };
            }
            return read;
        }
    }

    /** These and more. */
    public Kinds with(Collection<KindFile.Valid> more) {
        Kinds both = new Kinds(files);
        more.forEach(file -> both.files.put(file.kind().name(), () -> file));
        return both;
    }

    public Optional<Kind> find(String name) {
        return file(name).map(KindFile.Valid::kind);
    }

    /** The file of a kind, byte for byte (PROTOCOL R2). */
    public Optional<String> text(String name) {
        return file(name).map(KindFile.Valid::text);
    }

    /** All, by name. */
    public List<Kind> all() {
        return files.values().stream()
                .map(Supplier::get)
                .map(KindFile.Valid::kind)
                .toList();
    }

    private Optional<KindFile.Valid> file(String name) {
        return Optional.ofNullable(files.get(name)).map(Supplier::get);
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
