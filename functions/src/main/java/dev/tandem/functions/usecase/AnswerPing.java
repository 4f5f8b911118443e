package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ClientMessage.Ping;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Pong;
import dev.tandem.protocol.ServerMessage.RoomHead;
import java.util.Optional;

/** Says that it lives and where the room is, and prolongs the lease (PROTOCOL P2, P3). */
public final class AnswerPing {
    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final Leases leases;

    public AnswerPing(RoomStore rooms, ConnectionStore connections, RoomAccess access, Leases leases) {
        this.rooms = rooms;
        this.connections = connections;
        this.access = access;
        this.leases = leases;
    }

    public ServerMessage ping(Connection connection, Ping ping) {
        return ping.room().map(room -> inRoom(connection, ping, room)).orElseGet(() -> pong(ping, Optional.empty()));
    }

    private ServerMessage inRoom(Connection connection, Ping ping, String room) {
        Optional<Presence> place = connections.presence(room, connection.id(), leases.now());
        if (place.isEmpty()) {
            return Refusals.of(ErrorCode.NOT_JOINED, ping.id(), room);
        }
        Optional<RoomMeta> meta = rooms.meta(room);
        Head head = rooms.head(room);
        if (meta.isEmpty() || access.member(room, connection.user()).isEmpty()) {
            connections.leave(room, connection.id());
            return Refusals.of(ErrorCode.NOT_A_MEMBER, ping.id(), room);
        }
        if (leases.isDue(place.get())) {
            connections.renew(room, connection.id(), leases.end(connection));
        }
        return pong(ping, Optional.of(new RoomHead(room, meta.get().epoch(), head)));
    }

    private Pong pong(Ping ping, Optional<RoomHead> room) {
        return new Pong(ping.id(), leases.now().toEpochMilli(), room);
    }
}
