package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.room.Need;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads whatever the decision of a batch may depend on. */
final class LoadRoom {
    private final RoomStore rooms;
    private final RoomKinds kinds;

    LoadRoom(RoomStore rooms, RoomKinds kinds) {
        this.rooms = rooms;
        this.kinds = kinds;
    }

    record Ready(Kind kind, Loaded loaded) {}

    /** Nothing where the room is unknown. */
    Optional<Ready> load(String room, Batch batch) {
        return kinds.of(room).flatMap(kind -> load(room, batch, kind, Room.need(kind, batch)));
    }

    private Optional<Ready> load(String room, Batch batch, Kind kind, Need need) {
        Optional<Loaded> loaded = rooms.load(room, batch.user(), batch.client(), need);
        Set<EntityKey> keys = new HashSet<>(need.keys());
        boolean wantsMore =
                keys.addAll(loaded.map(read -> alsoWanted(kind, read, batch)).orElse(Set.of()));
        return wantsMore
                ? load(room, batch, kind, new Need(keys, need.types()))
                : loaded.map(read -> new Ready(kind, read));
    }

    private static Set<EntityKey> alsoWanted(Kind kind, Loaded loaded, Batch batch) {
        return loaded.member()
                .flatMap(member -> loaded.receipt().map(receipt -> state(kind, loaded, member, receipt)))
                .map(state -> Room.alsoWanted(state, batch))
                .orElse(Set.of());
    }

    static RoomState state(Kind kind, Loaded loaded, Member member, Receipt receipt) {
        return new RoomState(kind, loaded.head(), member, receipt, loaded.entities());
    }
}
