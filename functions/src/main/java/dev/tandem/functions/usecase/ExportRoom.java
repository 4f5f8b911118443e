package dev.tandem.functions.usecase;

import dev.tandem.exchange.RoomFile;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.protocol.ErrorCode;
import java.util.Optional;

/** A room as a file (PROTOCOL R13): what {@link ImportRoom} takes. */
public final class ExportRoom {
    private final RoomStore rooms;
    private final RoomAccess access;

    public ExportRoom(RoomStore rooms, RoomAccess access) {
        this.rooms = rooms;
        this.access = access;
    }

    public Result<Json.Obj> of(String user, String room) {
        if (access.member(room, user).isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        Optional<Json.Obj> file = rooms.meta(room)
                .flatMap(meta -> rooms.snapshot(room)
                        .map(snapshot -> RoomFile.of(meta.kind(), meta.title(), snapshot.entities())));
        return access.member(room, user)
                .flatMap(member -> file)
                .map(Result::done)
                .orElseGet(() -> Result.refused(ErrorCode.NOT_A_MEMBER));
    }
}
