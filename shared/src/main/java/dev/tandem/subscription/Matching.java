package dev.tandem.subscription;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a filter says of one thing (PROTOCOL V1). */
public final class Matching {
    private final Optional<Set<String>> types;
    private final Optional<Set<String>> events;
    private final Optional<Set<String>> crew;
    private final Map<String, List<Where>> where;

    public Matching(Filter filter) {
        types = filter.types().map(Set::copyOf);
        events = filter.events().map(Set::copyOf);
        crew = filter.crew().map(Set::copyOf);
        where = filter.where().stream().collect(Collectors.groupingBy(Where::type));
    }

    /** Types of which only some entities are wanted. */
    public Set<String> selected() {
        return where.keySet().stream().filter(this::takes).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether entities of the type are wanted, all or some. */
    public boolean takes(String type) {
        return types.map(named -> named.contains(type)).orElse(true);
    }

    public boolean takes(Entity entity) {
        return !entity.deleted()
                && takes(entity.key().type())
                && where(entity.key().type()).stream().allMatch(each -> holds(each, entity.fields()));
    }

    public boolean takes(Event event) {
        return events.map(named -> named.contains(event.name())).orElse(true)
                && crew.map(named -> takes(named, event.to())).orElse(true);
    }

    /** What must hold of an entity of the type; nothing where all are wanted. */
    List<Where> where(String type) {
        return where.getOrDefault(type, List.of());
    }

    static boolean holds(Where where, Map<String, Json> fields) {
        return where.is().contains(fields.getOrDefault(where.field(), Json.NULL));
    }

    private static boolean takes(Set<String> crew, List<Audience> to) {
        List<String> called = to.stream()
                .filter(Audience.InCrew.class::isInstance)
                .map(audience -> ((Audience.InCrew) audience).crew())
                .toList();
        return called.isEmpty() || called.stream().anyMatch(crew::contains);
    }
}
