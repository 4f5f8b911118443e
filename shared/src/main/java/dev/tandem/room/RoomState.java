package dev.tandem.room;

import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import java.util.Map;

/**
 * Everything a decision may depend on, as read: whatever is used of it becomes a condition of the commit.
 *
 * @param kind the room's kind
 * @param head newest position, read before the entities
 * @param member the author's row
 * @param receipt of the author's client
 * @param entities those the batch and the kind's rules name, tombstones included; a key without a row never existed
 */
public record RoomState(Kind kind, Head head, Member member, Receipt receipt, Map<EntityKey, Entity> entities) {
    public RoomState {
        entities = Map.copyOf(entities);
    }
}
