package dev.tandem.functions.handler;

import dev.tandem.functions.access.Identity;
import dev.tandem.json.Form;
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
        Json body = JsonReader.FRAMES.read(request.body());
        return Form.of(body);
    }
}
