package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a commit meant to people: {@code task-enabled}, {@code low-stock}. Rules and built-in acts make them; they are part of the log, and
 * notifications are made of them.
 *
 * @param name as the kind declares it
 * @param about the entity it is about, where it is about one
 * @param to whom it concerns; may be nobody
 * @param data what a sentence about it needs: ids, names, numbers
 */
public record Event(String name, Optional<EntityKey> about, List<Audience> to, Map<String, Json> data) {
    public Event {
        to = List.copyOf(to);
        data = Map.copyOf(data);
    }
}
