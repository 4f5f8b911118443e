package dev.tandem.functions.store;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import java.util.Map;
import java.util.Optional;

/** What one consistent read of a room gave. No commit of {@code log} lies beyond {@code head}. */
public record Loaded(
        RoomMeta meta,
        Head head,
        Optional<Member> member,
        Optional<Receipt> receipt,
        Map<EntityKey, Entity> entities,
        Map<EntityKey, Lock> locks,
        Map<Long, Commit> log) {
    public Loaded {
        entities = Map.copyOf(entities);
        locks = Map.copyOf(locks);
        log = Map.copyOf(log);
    }

    /** Without locks and without a look back. */
    public Loaded(
            RoomMeta meta,
            Head head,
            Optional<Member> member,
            Optional<Receipt> receipt,
            Map<EntityKey, Entity> entities) {
        this(meta, head, member, receipt, entities, Map.of(), Map.of());
    }
}
