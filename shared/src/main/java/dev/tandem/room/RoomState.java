package dev.tandem.room;

import dev.tandem.kind.Kind;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Lock;
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
 * @param locks those the batch needs, by entity; a key without a row was never locked
 * @param log commits that the batch looks back at, by seq; none beyond {@code head}
 */
public record RoomState(
        Kind kind,
        Head head,
        Member member,
        Receipt receipt,
        Map<EntityKey, Entity> entities,
        Map<EntityKey, Lock> locks,
        Map<Long, Commit> log) {
    public RoomState {
        entities = Map.copyOf(entities);
        locks = Map.copyOf(locks);
        log = Map.copyOf(log);
    }

    /** Without locks and without a look back. */
    public RoomState(Kind kind, Head head, Member member, Receipt receipt, Map<EntityKey, Entity> entities) {
        this(kind, head, member, receipt, entities, Map.of(), Map.of());
    }
}
