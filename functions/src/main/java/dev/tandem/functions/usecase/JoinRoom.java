package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Measures;
import dev.tandem.functions.log.Metric;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.ReadCatchUp.Read;
import dev.tandem.json.Json;
import dev.tandem.model.Filter;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ClientMessage.Join;
import dev.tandem.protocol.ClientMessage.PresenceUpdate;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.JoinReason;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Joined;
import dev.tandem.protocol.Status;
import dev.tandem.subscription.FilterCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Enters a room (PROTOCOL J). The socket is registered first, then the room is read, then the membership: so what is committed meanwhile
 * reaches the socket, and what is committed after a removal does not reach the answer.
 */
public final class JoinRoom {
    /** Without a view. */
    public static final PresenceUpdate ONLINE =
            new PresenceUpdate(Optional.empty(), "", Status.ONLINE, Optional.empty());

    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final EnterRoom enter;
    private final RoomKinds kinds;
    private final ListLocks locks;
    private final PresenceFanOut presence;
    private final Leases leases;
    private final Log log;
    private final ReadCatchUp catchUp;

    public JoinRoom(
            RoomStore rooms,
            ConnectionStore connections,
            RoomAccess access,
            EnterRoom enter,
            RoomKinds kinds,
            ListLocks locks,
            PresenceFanOut presence,
            Leases leases,
            Log log) {
        this.rooms = rooms;
        this.connections = connections;
        this.access = access;
        this.enter = enter;
        this.kinds = kinds;
        this.locks = locks;
        this.presence = presence;
        this.leases = leases;
        this.log = log;
        this.catchUp = new ReadCatchUp(rooms);
    }

    /** Over a socket, as somebody who is at their device. */
    public ServerMessage join(Connection connection, Join join) {
        return join(connection, join, ONLINE);
    }

    /**
     * Without one (R16): the client counts as present until its lease ends, and asks for what it would be told.
     *
     * @param shown what the person shows
     */
    public ServerMessage join(Identity who, Join join, PresenceUpdate shown) {
        Connection none = new Connection(Presence.withoutSocket(join.client()), who.user(), who.name(), who.until());
        return join(none, join, shown);
    }

    private ServerMessage join(Connection connection, Join join, PresenceUpdate shown) {
        Identity who = new Identity(connection.user(), connection.name(), connection.expiresAt());
        Optional<RoomMeta> meta = rooms.meta(join.room());
        if (meta.isEmpty()) {
            return refuse(ErrorCode.NOT_A_MEMBER, join);
        }
        if (enter.enter(meta.get(), who) instanceof Result.Refused<Member>(var code, var detail)) {
            return Refusals.of(code, join.id(), join.room(), detail);
        }
        Optional<String> wrong = join.subscribe().flatMap(filter -> wrong(join.room(), filter));
        if (wrong.isPresent()) {
            var at = Map.of("at", Json.of("/subscribe" + wrong.get()));
            return Refusals.of(ErrorCode.BAD_MESSAGE, join.id(), join.room(), at);
        }
        Optional<Receipt> receipt = receipt(join, who);
        if (receipt.isEmpty()) {
            return refuse(ErrorCode.UNKNOWN_CLIENT, join);
        }
        if (!receipt.get().user().equals(who.user())) {
            return refuse(ErrorCode.CLIENT_NOT_YOURS, join);
        }
        join.reason().ifPresent(reason -> doubted(join, reason));
        return enter(meta.get(), place(connection, join, shown), receipt.get(), join);
    }

    /** What a client found out about its own copy: something promised was broken on the way to it, or in it. */
    private void doubted(Join join, JoinReason reason) {
        log.measured(
                "copy-doubted",
                Map.of("room", join.room(), "client", join.client(), "promise", reason.wire()),
                Measures.of(Metric.PROMISES_BROKEN, 1));
    }

    private Optional<String> wrong(String room, Filter filter) {
        return kinds.of(room).flatMap(kind -> new FilterCheck(kind).wrong(filter));
    }

    private Optional<Receipt> receipt(Join join, Identity who) {
        return join.register()
                ? Optional.of(rooms.register(join.room(), join.client(), who.user()))
                : rooms.receipt(join.room(), join.client());
    }

    private Presence place(Connection connection, Join join, PresenceUpdate shown) {
        return new Presence(
                join.room(),
                connection.id(),
                connection.user(),
                connection.name(),
                join.client(),
                shown.status(),
                shown.where(),
                ReadCatchUp.filter(join),
                leases.end(connection));
    }

    private ServerMessage enter(RoomMeta meta, Presence place, Receipt receipt, Join join) {
        boolean isThere = isThere(place);
        connections.join(place);
        Read read = catchUp.read(meta, join);
        List<Presence> rows = connections.inRoom(meta.id(), Instant.EPOCH);
        List<Lock> held = locks.held(meta.id());
        Map<String, Member> active = access.members(meta.id());
        Member own = active.get(place.user());
        if (own == null) {
            connections.leave(meta.id(), place.connectionId());
            return refuse(ErrorCode.NOT_A_MEMBER, join);
        }
        if (!isThere) {
            presence.entered(place, rows, active.keySet());
        }
        return joined(meta, own, receipt, read, Roster.of(active, held, leases.live(rows), place), join);
    }

    /** Whoever has no socket joins now and then to see who is there: that is no news. */
    private boolean isThere(Presence place) {
        return !Presence.isSocket(place.connectionId())
                && connections
                        .presence(place.room(), place.connectionId(), leases.now())
                        .map(PresenceFanOut::here)
                        .equals(Optional.of(PresenceFanOut.here(place)));
    }

    private static Joined joined(RoomMeta meta, Member own, Receipt receipt, Read read, Roster roster, Join join) {
        return new Joined(
                join.id(),
                meta.id(),
                meta.epoch(),
                meta.kind(),
                meta.kindVersion(),
                meta.title(),
                own.user(),
                own.role(),
                roster.members(),
                roster.locks(),
                receipt.last(),
                read.head(),
                roster.here(),
                ReadCatchUp.fit(read, meta.id(), roster.bytes()));
    }

    private static ServerMessage refuse(ErrorCode code, Join join) {
        return Refusals.of(code, join.id(), join.room());
    }
}
