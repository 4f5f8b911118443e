package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * What one person is told because an event concerns them (PROTOCOL N3).
 *
 * @param id names it among those of this person; later ones sort after earlier ones
 * @param room where it happened
 * @param title of the room, as it was then
 * @param kind of the room
 * @param seq the commit it is about; of several the newest
 * @param at milliseconds since 1970, of that commit
 * @param by who did it
 * @param event name of the event
 * @param on the entity that the newest event is about, where it is about one
 * @param data of the newest event
 * @param count how many events it stands for, from 1
 * @param read whether the person has read it
 */
public record Notification(
        String id,
        String room,
        String title,
        String kind,
        long seq,
        long at,
        By by,
        String event,
        Optional<EntityKey> on,
        Map<String, Json> data,
        long count,
        boolean read) {
    public Notification {
        data = Map.copyOf(data);
    }

    /** A person, and how that person was shown. */
    public record By(String user, String name) {}
}
