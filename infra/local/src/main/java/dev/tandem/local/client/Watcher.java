package dev.tandem.local.client;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import java.util.Map;

/** Looks on at a client, for who proves that it keeps its word. Told by any thread, one thing after the other, in the order in which it happens. */
public interface Watcher {
    /** Does not look. */
    Watcher NOBODY = new Watcher() {};

    /** A mutation is made; nothing of it was sent before. */
    default void queued(Mutation mutation) {}

    /** Mutations are sent; maybe again. */
    default void sending(ClientMessage.Update batch) {}

    /** A frame came, and nothing was made of it yet. */
    default void heard(ServerMessage message) {}

    /** The room shows like this, from a snapshot. */
    default void began(String epoch, long seq, Map<EntityKey, Entity> living) {}

    /** The room shows like this, tombstones included, after one more commit. */
    default void applied(String epoch, Commit commit, Map<EntityKey, Entity> entities) {}
}
