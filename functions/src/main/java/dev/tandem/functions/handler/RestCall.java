package dev.tandem.functions.handler;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.usecase.AppAddress.Asked;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.util.List;
import java.util.Optional;

/**
 * A request at a place of the route table.
 *
 * @param caller who is asking; always there where the route needs somebody
 * @param places what stands at the placeholders of the path, in order
 */
record RestCall(Optional<Identity> caller, HttpRequest request, List<String> places) {
    /** Who is asking, where the route needs somebody. */
    Identity who() {
        return caller.orElseThrow(() -> new IllegalStateException("the route needs nobody"));
    }

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

    /** Where the app is used, as far as the request says. */
    Asked asked() {
        return new Asked(request.header("origin"), request.header("host"));
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
