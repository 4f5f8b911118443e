package dev.tandem.model;

import java.util.List;

/** The living entities of a room exactly as of one position. */
public record Snapshot(String epoch, Head head, List<Entity> entities) {
    public Snapshot {
        entities = List.copyOf(entities);
    }
}
