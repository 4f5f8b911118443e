package dev.tandem.kind;

import dev.tandem.json.JsonReader;
import dev.tandem.kind.Kind.EventType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every kind has: conflicts and comments, and the events about them. */
record Builtin(Map<String, EntityType> entities, Map<String, EventType> events) {
    /** Of {@code /kinds/builtin.json}. */
    static final Builtin OF_EVERY_KIND = read(Kinds.resource("builtin.json"));

    Builtin {
        entities = Map.copyOf(entities);
        events = Map.copyOf(events);
    }

    private static Builtin read(String text) {
        Set<String> problems = new LinkedHashSet<>();
        Node root = Node.root(JsonReader.FILES.read(text), problems);
        root.allow(Set.of("entities", "events"));
        Optional<Node> types = root.need("entities");
        Map<String, EntityType> entities = types.map(EntityTypeReader::all).orElse(Map.of());
        types.ifPresent(node -> KindLinks.check(entities, Optional.empty(), node));
        Map<String, EventType> events =
                root.need("events").map(new EventReader(List.of())::read).orElse(Map.of());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        return new Builtin(entities, events);
    }
}
