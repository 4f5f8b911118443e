package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kind.EventType;
import dev.tandem.model.Audience;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes events as the kind declares them. */
public final class Events {
    private static final List<String> NAMES = List.of("name", "title", "number", "sku");
    private static final int LONGEST_EXCERPT = 120;

    private Events() {}

    /**
     * An event to those whom it concerns here, and to those whom the kind names for it.
     *
     * @param name as the kind declares it
     * @param data what its sentence names in braces; {@code by}, the author, is always known to the reader
     */
    public static Event of(
            Kind kind, String name, Optional<EntityKey> about, List<? extends Audience> to, Map<String, Json> data) {
        Stream<Audience> declared = Optional.ofNullable(kind.events().get(name)).map(EventType::to).stream()
                .flatMap(List::stream);
        return new Event(
                name, about, Stream.concat(to.stream(), declared).distinct().toList(), data);
    }

    /** What people call an entity, for a sentence: its name, title, number or sku, else its type. */
    public static Json nameOf(Entity entity) {
        return NAMES.stream()
                .flatMap(field -> Optional.ofNullable(entity.fields().get(field)).stream())
                .filter(Json.Str.class::isInstance)
                .findFirst()
                .map(Events::excerpt)
                .orElseGet(() -> Json.of(entity.key().type()));
    }

    /** The beginning of a text, for a sentence; {@link Json.Null} is the empty text. */
    static Json excerpt(Json value) {
        String text = value instanceof Json.Str(String held) ? held : "";
        return text.codePointCount(0, text.length()) <= LONGEST_EXCERPT
                ? Json.of(text)
                : Json.of(text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…");
    }
}
