package dev.tandem.local.client;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.protocol.Wire;
import java.util.List;

/**
 * A room at one position, over REST (PROTOCOL R4, R6).
 *
 * @param entities the living ones
 */
public record RoomFacts(String id, String kind, String title, String epoch, long seq, List<Entity> entities) {
    public RoomFacts {
        entities = List.copyOf(entities);
    }

    /** Makes a room; {@code open} lets everybody edit it who has its link. */
    public static String make(Api api, String kind, String title, boolean open) {
        var wish = Json.object().put("kind", kind).put("title", title);
        if (open) {
            wish.put("link", "editor");
        }
        return Form.of(api.post("/api/rooms", wish.build())).text("id");
    }

    /** Reads a room that one is a member of. */
    public static RoomFacts read(Api api, String room) {
        Form facts = Form.of(api.get("/api/rooms/" + room));
        Form snapshot = Form.of(api.get("/api/rooms/" + room + "/snapshot"));
        return new RoomFacts(
                room,
                facts.text("kind"),
                facts.text("title"),
                snapshot.text("epoch"),
                snapshot.whole("seq", 0),
                snapshot.items("entities").stream().map(Wire::entity).toList());
    }
}
