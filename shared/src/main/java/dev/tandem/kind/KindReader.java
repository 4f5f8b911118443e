package dev.tandem.kind;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.kind.Kind.EventType;
import dev.tandem.kind.Kind.TitleField;
import dev.tandem.model.Ids;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads kind files; {@code docs/KINDS.md} is their format. */
public final class KindReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Set<String> MEMBERS =
            Set.of("kind", "version", "title", "titleField", "entities", "crew", "events", "rules", "quotas");

    private final String file;
    private final Predicate<String> rules;

    private KindReader(String file, Predicate<String> rules) {
        this.file = file;
        this.rules = rules;
    }

    /**
     * Reads one file, and takes its word that there are such rules.
     *
     * @param file its name, {@code <kind>.json}; begins every problem
     */
    public static KindFile read(String file, String text) {
        return read(file, text, rule -> true);
    }

    /**
     * Reads one file.
     *
     * @param file its name, {@code <kind>.json}; begins every problem
     * @param rules whether there is a rule of a name
     */
    public static KindFile read(String file, String text, Predicate<String> rules) {
        Set<String> problems = new LinkedHashSet<>();
        try {
            Node root = Node.root(JsonReader.FILES.read(text), problems);
            Kind kind = new KindReader(file, rules).kind(root);
            if (problems.isEmpty()) {
                return new KindFile.Valid(kind, text);
            }
        } catch (JsonRefused refused) {
            problems.add(refused.where() + ": " + refused.code().wire());
        }
        return new KindFile.Invalid(
                problems.stream().map(problem -> file + ": " + problem).toList());
    }

    private Kind kind(Node root) {
        root.allow(MEMBERS);
        List<String> crew = root.find("crew").map(KindReader::crew).orElse(List.of());
        Kind kind = new Kind(
                root.need("kind").map(this::name).orElse(""),
                root.need("version")
                        .flatMap(node -> node.whole(1, Integer.MAX_VALUE))
                        .map(Math::toIntExact)
                        .orElse(1),
                root.need("title").map(Wording::read).orElse(Map.of()),
                root.find("titleField").map(KindReader::titleField),
                entities(root),
                crew,
                events(root, crew),
                root.find("rules").map(this::rules).orElse(List.of()),
                root.find("quotas").map(KindReader::quotas).orElse(Quotas.NONE));
        root.find("entities").ifPresent(node -> KindLinks.check(kind.entities(), kind.titleField(), node));
        root.find("titleField")
                .ifPresent(node ->
                        kind.titleField().ifPresent(title -> KindLinks.checkTitle(kind.entities(), title, node)));
        return kind;
    }

    private String name(Node node) {
        String name = node.text();
        if (!NAME.matcher(name).matches()) {
            node.note("must be a lower-case letter, then up to 31 of a-z 0-9 -");
        } else if (!file.equals(name + ".json")) {
            node.note("must be the name of the file");
        }
        return name;
    }

    private static TitleField titleField(Node node) {
        node.allow(Set.of("type", "field"));
        return new TitleField(
                node.need("type").map(Node::text).orElse(""),
                node.need("field").map(Node::text).orElse(""));
    }

    private static Quotas quotas(Node node) {
        node.allow(Set.of("members", "entities", "characters"));
        return new Quotas(quota(node, "members"), quota(node, "entities"), quota(node, "characters"));
    }

    private static Optional<Long> quota(Node node, String of) {
        return node.find(of).flatMap(quota -> quota.whole(1, Integer.MAX_VALUE));
    }

    private static Map<String, EntityType> entities(Node root) {
        Optional<Node> node = root.need("entities");
        return withBuiltin(node, node.map(EntityTypeReader::all).orElse(Map.of()), Builtin.OF_EVERY_KIND.entities());
    }

    private static Map<String, EventType> events(Node root, List<String> crew) {
        Optional<Node> node = root.find("events");
        return withBuiltin(
                node, node.map(new EventReader(crew)::read).orElse(Map.of()), Builtin.OF_EVERY_KIND.events());
    }

    private static <T> Map<String, T> withBuiltin(Optional<Node> node, Map<String, T> given, Map<String, T> builtin) {
        Map<String, T> all = new LinkedHashMap<>(given);
        builtin.forEach((name, each) -> {
            if (given.containsKey(name)) {
                node.flatMap(declared -> declared.find(name)).ifPresent(own -> own.note("is built in"));
            }
            all.put(name, each);
        });
        return all;
    }

    private static List<String> crew(Node node) {
        node.items().stream()
                .filter(item -> item.json() instanceof Json.Str(String role) && !Ids.isName(role))
                .forEach(item -> item.note("is not a name: a lower-case letter, then up to 31 letters and digits"));
        return node.words();
    }

    private List<String> rules(Node node) {
        node.items().stream()
                .filter(item -> item.json() instanceof Json.Str(String rule) && !rules.test(rule))
                .forEach(item -> item.note("is not a rule there is"));
        return node.words();
    }
}
