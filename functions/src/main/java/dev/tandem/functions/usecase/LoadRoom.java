package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.room.Need;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.util.Optional;

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
        Need more = loaded.map(read -> need.and(alsoWanted(kind, read, batch))).orElse(need);
        return more.equals(need) ? loaded.map(read -> new Ready(kind, read)) : load(room, batch, kind, more);
    }

    static Need alsoWanted(Kind kind, Loaded loaded, Batch batch) {
        return loaded.member()
                .flatMap(member -> loaded.receipt().map(receipt -> state(kind, loaded, member, receipt)))
                .map(state -> Room.alsoWanted(state, batch))
                .orElse(Need.NOTHING);
    }

    static RoomState state(Kind kind, Loaded loaded, Member member, Receipt receipt) {
        return new RoomState(kind, loaded.head(), member, receipt, loaded.entities(), loaded.locks(), loaded.log());
    }
}
