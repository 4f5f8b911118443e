package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.RoomMeta;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kind of each room. A room never changes its kind, so what was read once is remembered and the next update saves a read. */
public final class RoomKinds {
    private static final int REMEMBERED = 10_000;

    private final RoomStore rooms;
    private final Kinds kinds;
    private final Map<String, String> names = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public RoomKinds(RoomStore rooms, Kinds kinds) {
        this.rooms = rooms;
        this.kinds = kinds;
    }

    /**
     * The kind, or nothing where the room is unknown.
     *
     * @throws IllegalStateException where the room is of a kind that this server does not have
     */
    Optional<Kind> of(String room) {
        return name(room)
                .map(name -> kinds.find(name)
                        .orElseThrow(() -> new IllegalStateException("A room of an unknown kind: " + name)));
    }

    private Optional<String> name(String room) {
        String known = names.get(room);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> read = rooms.meta(room).map(RoomMeta::kind);
        read.ifPresent(name -> names.put(room, name));
        return read;
    }
}
