package dev.tandem.notification;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import java.util.Map;
import java.util.Optional;

/**
 * What one commit tells one person by all its events of one name.
 *
 * @param event the name
 * @param index place of the first event of this name within the commit, from 0; the same for everybody
 * @param on what the last of them is about, where it is about something
 * @param data of the last of them
 * @param count how many of them concern this person, from 1
 */
public record Notice(String event, int index, Optional<EntityKey> on, Map<String, Json> data, long count) {
    public Notice {
        data = Map.copyOf(data);
    }
}
