package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Commit;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ClientMessage.Sync;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Changes;
import java.util.List;
import java.util.Optional;

/** What follows a position (PROTOCOL S3, R7). */
public final class ListChanges {
    private final RoomStore rooms;
    private final RoomAccess access;

    public ListChanges(RoomStore rooms, RoomAccess access) {
        this.rooms = rooms;
        this.access = access;
    }

    public ServerMessage after(String user, Sync sync) {
        Optional<RoomMeta> meta = rooms.meta(sync.room());
        if (meta.isEmpty()) {
            return refuse(ErrorCode.NOT_A_MEMBER, sync);
        }
        ServerMessage answer = read(meta.get(), sync);
        return access.member(sync.room(), user).isEmpty() ? refuse(ErrorCode.NOT_A_MEMBER, sync) : answer;
    }

    private ServerMessage read(RoomMeta meta, Sync sync) {
        if (!meta.epoch().equals(sync.epoch())) {
            return refuse(ErrorCode.EPOCH_CHANGED, sync);
        }
        Head head = rooms.head(meta.id());
        if (sync.since() < meta.floor() || sync.since() > head.seq()) {
            return refuse(ErrorCode.RESYNC, sync);
        }
        Optional<Delta> delta = Delta.read(rooms, meta.id(), sync.since(), head);
        return delta.<ServerMessage>map(found -> changes(meta, sync, found))
                .orElseGet(() -> refuse(ErrorCode.RESYNC, sync));
    }

    private static Changes changes(RoomMeta meta, Sync sync, Delta delta) {
        List<Commit> commits = delta.commits();
        return new Changes(sync.id(), meta.id(), meta.epoch(), commits, Optional.of(delta.head()), delta.more());
    }

    private static ServerMessage.Failure refuse(ErrorCode code, Sync sync) {
        return Refusals.of(code, sync.id(), sync.room());
    }
}
