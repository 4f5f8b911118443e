package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.model.Filter;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.ClientMessage.Held;
import dev.tandem.protocol.ClientMessage.Subscribe;
import dev.tandem.protocol.ClientMessage.Unsubscribe;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Subscribed;
import dev.tandem.subscription.FilterCheck;
import java.util.Map;
import java.util.Optional;

/**
 * Changes what of a room a socket is told (PROTOCOL V4). The filter is written first and the room is read after it. So whatever is committed later
 * than the answer's position is told through the new filter: its broadcast looks for the sockets after the commit, and the commit came after the filter.
 * What was told through the old one meanwhile lies at or before that position, where the answer is everything.
 */
public final class ChangeFilter {
    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final RoomKinds kinds;
    private final Leases leases;

    public ChangeFilter(
            RoomStore rooms, ConnectionStore connections, RoomAccess access, RoomKinds kinds, Leases leases) {
        this.rooms = rooms;
        this.connections = connections;
        this.access = access;
        this.kinds = kinds;
        this.leases = leases;
    }

    private record Wish(Optional<String> id, String room, Optional<Filter> filter, Optional<Held> held) {}

    public ServerMessage subscribe(Connection connection, Subscribe subscribe) {
        Optional<String> wrong =
                kinds.of(subscribe.room()).flatMap(kind -> new FilterCheck(kind).wrong(subscribe.filter()));
        Wish wish = new Wish(subscribe.id(), subscribe.room(), narrowing(subscribe.filter()), subscribe.held());
        return change(connection, wish, wrong.map(at -> "/filter" + at));
    }

    public ServerMessage unsubscribe(Connection connection, Unsubscribe unsubscribe) {
        Wish wish = new Wish(unsubscribe.id(), unsubscribe.room(), Optional.empty(), unsubscribe.held());
        return change(connection, wish, Optional.empty());
    }

    /** A filter that lets everything through is none. */
    static Optional<Filter> narrowing(Filter filter) {
        return Optional.of(filter).filter(each -> !each.equals(Filter.EVERYTHING));
    }

    /** What a filter says wrongly is only told to members: it depends on the room. */
    private ServerMessage change(Connection connection, Wish wish, Optional<String> wrong) {
        Optional<Presence> place = connections.presence(wish.room(), connection.id(), leases.now());
        Optional<RoomMeta> meta = rooms.meta(wish.room());
        if (place.isEmpty() || meta.isEmpty()) {
            return refuse(ErrorCode.NOT_JOINED, wish);
        }
        if (access.member(wish.room(), connection.user()).isEmpty()) {
            return notAMember(connection, wish);
        }
        if (wrong.isPresent()) {
            return Refusals.of(ErrorCode.BAD_MESSAGE, wish.id(), wish.room(), Map.of("at", Json.of(wrong.get())));
        }
        return connections.subscribe(wish.room(), connection.id(), wish.filter())
                ? show(connection, meta.get(), place.get().filter(), wish)
                : refuse(ErrorCode.NOT_JOINED, wish);
    }

    private ServerMessage show(Connection connection, RoomMeta meta, Optional<Filter> former, Wish wish) {
        Optional<Snapshot> snapshot = rooms.snapshot(wish.room());
        if (snapshot.isEmpty()) {
            return refuse(ErrorCode.NOT_JOINED, wish);
        }
        Optional<Held> held = wish.held()
                .filter(holds -> holds.epoch().equals(meta.epoch())
                        && holds.since() >= meta.floor()
                        && holds.filter().equals(former.map(FilterText::mark)));
        var shown = new ReadShown(rooms, wish.room()).read(snapshot.get(), former, wish.filter(), held);
        return access.member(wish.room(), connection.user()).isEmpty()
                ? notAMember(connection, wish)
                : new Subscribed(
                        wish.id(), wish.room(), meta.epoch(), wish.filter().map(FilterText::mark), shown);
    }

    private ServerMessage notAMember(Connection connection, Wish wish) {
        connections.leave(wish.room(), connection.id());
        return refuse(ErrorCode.NOT_A_MEMBER, wish);
    }

    private static ServerMessage refuse(ErrorCode code, Wish wish) {
        return Refusals.of(code, wish.id(), wish.room());
    }
}
