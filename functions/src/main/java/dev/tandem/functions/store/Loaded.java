package dev.tandem.functions.store;

import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import java.util.Map;
import java.util.Optional;

/** What one consistent read of a room gave. */
public record Loaded(
        RoomMeta meta, Head head, Optional<Member> member, Optional<Receipt> receipt, Map<EntityKey, Entity> entities) {
    public Loaded {
        entities = Map.copyOf(entities);
    }
}
