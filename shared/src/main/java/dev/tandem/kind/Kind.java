package dev.tandem.kind;

import dev.tandem.model.Audience;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of room, as its JSON file declares it.
 *
 * @param name name of the kind, for instance {@code packing-list}
 * @param version rises with every change of the file
 * @param title by language tag
 * @param titleField the field of a singleton that is the room's title
 * @param entities by type, the built-in ones among them
 * @param crew crew roles that its members may have
 * @param events by name
 * @param rules names of the rules that run in its rooms, in this order, after the built-in ones
 * @param quotas how much one of its rooms may hold
 */
public record Kind(
        String name,
        int version,
        Map<String, String> title,
        Optional<TitleField> titleField,
        Map<String, EntityType> entities,
        List<String> crew,
        Map<String, EventType> events,
        List<String> rules,
        Quotas quotas) {
    public Kind {
        title = Map.copyOf(title);
        entities = Map.copyOf(entities);
        crew = List.copyOf(crew);
        events = Map.copyOf(events);
        rules = List.copyOf(rules);
    }

    /** Without quotas. */
    public Kind(
            String name,
            int version,
            Map<String, String> title,
            Optional<TitleField> titleField,
            Map<String, EntityType> entities,
            List<String> crew,
            Map<String, EventType> events,
            List<String> rules) {
        this(name, version, title, titleField, entities, crew, events, rules, Quotas.NONE);
    }

    /** Without crew roles, events, rules and quotas. */
    public Kind(
            String name,
            int version,
            Map<String, String> title,
            Optional<TitleField> titleField,
            Map<String, EntityType> entities) {
        this(name, version, title, titleField, entities, List.of(), Map.of(), List.of());
    }

    /** Which field of which singleton is the room's title. */
    public record TitleField(String type, String field) {}

    /**
     * Something that rules tell people.
     *
     * @param to whom it concerns beside those the rule names
     * @param sentence by language tag, with the event's data in braces: {@code {name} is running low}
     */
    public record EventType(List<Audience> to, Map<String, String> sentence) {
        public EventType {
            to = List.copyOf(to);
            sentence = Map.copyOf(sentence);
        }
    }
}
