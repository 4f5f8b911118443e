package dev.tandem.kind;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.kind.Kind.TitleField;
import dev.tandem.model.Ids;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads kind files; {@code docs/KINDS.md} is their format. */
public final class KindReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private KindReader() {}

    /**
     * Reads one file.
     *
     * @param file its name, {@code <kind>.json}; begins every problem
     */
    public static KindFile read(String file, String text) {
        Set<String> problems = new LinkedHashSet<>();
        try {
            Kind kind = kind(file, JsonReader.FILES.read(text), problems);
            if (problems.isEmpty()) {
                return new KindFile.Valid(kind, text);
            }
        } catch (JsonRefused refused) {
            problems.add(refused.where() + ": " + refused.code().wire());
        }
        return new KindFile.Invalid(
                problems.stream().map(problem -> file + ": " + problem).toList());
    }

    private static Kind kind(String file, Json json, Set<String> problems) {
        Node root = Node.root(json, problems);
        root.allow(Set.of("kind", "version", "title", "titleField", "entities"));
        Map<String, EntityType> entities = new LinkedHashMap<>();
        Optional<Node> types = root.need("entities");
        types.ifPresent(node -> entities.putAll(entities(node)));
        Kind kind = new Kind(
                root.need("kind").map(node -> name(file, node)).orElse(""),
                root.need("version")
                        .flatMap(node -> node.whole(1, Integer.MAX_VALUE))
                        .map(Math::toIntExact)
                        .orElse(1),
                root.need("title").map(KindReader::title).orElse(Map.of()),
                root.find("titleField").map(KindReader::titleField),
                entities);
        types.ifPresent(node -> KindLinks.check(kind, root, node));
        return kind;
    }

    private static String name(String file, Node node) {
        String name = node.text();
        if (!NAME.matcher(name).matches()) {
            node.note("must be a lower-case letter, then up to 31 of a-z 0-9 -");
        } else if (!file.equals(name + ".json")) {
            node.note("must be the name of the file");
        }
        return name;
    }

    private static Map<String, String> title(Node node) {
        Map<String, String> title = new LinkedHashMap<>();
        node.members().forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                text.note("is not a language: two or three lower-case letters");
            }
            title.put(language, text.text());
        });
        node.need("en");
        return title;
    }

    private static TitleField titleField(Node node) {
        node.allow(Set.of("type", "field"));
        return new TitleField(
                node.need("type").map(Node::text).orElse(""),
                node.need("field").map(Node::text).orElse(""));
    }

    private static Map<String, EntityType> entities(Node node) {
        Map<String, EntityType> types = new LinkedHashMap<>();
        node.members().forEach((name, type) -> {
            if (!Ids.isName(name)) {
                type.note("is not a name: a lower-case letter, then up to 31 letters and digits");
            }
            types.put(name, EntityTypeReader.read(name, type));
        });
        if (types.isEmpty() && node.isObject()) {
            node.note("must declare at least one type");
        }
        return types;
    }
}
