package dev.tandem.functions.handler;

import dev.tandem.functions.access.Identity;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.util.List;

/**
 * A request of somebody who is known, at a place of the route table.
 *
 * @param places what stands at the placeholders of the path, in order
 */
record RestCall(Identity who, HttpRequest request, List<String> places) {
    /** The room that the path names. */
    String room() {
        return places.getFirst();
    }

    /** The member that the path names within the room. */
    String member() {
        return places.getLast();
    }

    /** The body as an object; refusals of it become problems. */
    Form body() {
        return Form.of(json());
    }

    /** The body. */
    Json json() {
        return JsonReader.FRAMES.read(request.body());
    }

    /** How much of a list is wanted: 1 to 100; where the query does not say, 50. */
    int limit() {
        String limit = request.parameter("limit").orElse("50");
        if (!limit.matches("[1-9][0-9]?|100")) {
            throw new FormRefused("/limit");
        }
        return Integer.parseInt(limit);
    }
}
