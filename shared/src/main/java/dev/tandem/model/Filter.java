package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants of a room (PROTOCOL V1); what it does not name is not narrowed. Lists keep the order in which they came, so that a refusal can
 * name the place.
 *
 * @param types entity types
 * @param events names of events
 * @param crew crew roles whose events, beside those to no crew role, are wanted
 * @param where of a type, only entities whose fields have certain values; several for one type must all hold
 */
public record Filter(
        Optional<List<String>> types, Optional<List<String>> events, Optional<List<String>> crew, List<Where> where) {
    /** Everything. */
    public static final Filter EVERYTHING = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Filter {
        types = types.map(List::copyOf);
        events = events.map(List::copyOf);
        crew = crew.map(List::copyOf);
        where = List.copyOf(where);
    }

    /** Only entities of a type whose field has one of some values; {@link Json.Null} stands for no value. */
    public record Where(String type, String field, List<Json> is) {
        public Where {
            is = List.copyOf(is);
        }
    }
}
