package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Commit;
import dev.tandem.model.Filter;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ClientMessage.Sync;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Changes;
import dev.tandem.protocol.ServerMessage.Excerpts;
import java.util.List;
import java.util.Optional;

/** What follows a position (PROTOCOL S3, R7). */
public final class ListChanges {
    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final Leases leases;

    public ListChanges(RoomStore rooms, ConnectionStore connections, RoomAccess access, Leases leases) {
        this.rooms = rooms;
        this.connections = connections;
        this.leases = leases;
        this.access = access;
    }

    /** Through the filter of the socket, where it has one in the room. */
    public ServerMessage after(Connection connection, Sync sync) {
        return after(connection.user(), sync, connections.presence(sync.room(), connection.id(), leases.now()));
    }

    /** Everything. */
    public ServerMessage after(String user, Sync sync) {
        return after(user, sync, Optional.empty());
    }

    private ServerMessage after(String user, Sync sync, Optional<Presence> place) {
        Optional<RoomMeta> meta = rooms.meta(sync.room());
        if (meta.isEmpty()) {
            return refuse(ErrorCode.NOT_A_MEMBER, sync);
        }
        ServerMessage answer = read(meta.get(), sync, place);
        return access.member(sync.room(), user).isEmpty() ? refuse(ErrorCode.NOT_A_MEMBER, sync) : answer;
    }

    private ServerMessage read(RoomMeta meta, Sync sync, Optional<Presence> place) {
        if (!meta.epoch().equals(sync.epoch())) {
            return refuse(ErrorCode.EPOCH_CHANGED, sync);
        }
        Head head = rooms.head(meta.id());
        if (sync.since() < meta.floor() || sync.since() > head.seq()) {
            return refuse(ErrorCode.RESYNC, sync);
        }
        Optional<? extends ServerMessage> found = place.flatMap(Presence::filter)
                .<Optional<? extends ServerMessage>>map(
                        filter -> excerpts(meta, sync, head, filter, place.get().client()))
                .orElseGet(() ->
                        Delta.read(rooms, meta.id(), sync.since(), head).map(delta -> changes(meta, sync, delta)));
        return found.isPresent() ? found.get() : refuse(ErrorCode.RESYNC, sync);
    }

    private Optional<Excerpts> excerpts(RoomMeta meta, Sync sync, Head head, Filter filter, String client) {
        return ExcerptDelta.read(rooms, meta.id(), sync.since(), head, filter, client)
                .map(delta -> new Excerpts(
                        sync.id(),
                        meta.id(),
                        meta.epoch(),
                        FilterText.mark(filter),
                        delta.commits(),
                        Optional.of(delta.head()),
                        delta.more()));
    }

    private static Changes changes(RoomMeta meta, Sync sync, Delta delta) {
        List<Commit> commits = delta.commits();
        return new Changes(sync.id(), meta.id(), meta.epoch(), commits, Optional.of(delta.head()), delta.more());
    }

    private static ServerMessage.Failure refuse(ErrorCode code, Sync sync) {
        return Refusals.of(code, sync.id(), sync.room());
    }
}
