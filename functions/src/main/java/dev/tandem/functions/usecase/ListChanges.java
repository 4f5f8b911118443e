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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows a position (PROTOCOL S3, R7). */
public final class ListChanges {
    /** Between two looks of somebody who waits: soon at first, for who waits for an answer to what was just done, then rarer. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final Leases leases;
    private final Pause pause;

    public ListChanges(RoomStore rooms, ConnectionStore connections, RoomAccess access, Leases leases, Pause pause) {
        this.rooms = rooms;
        this.connections = connections;
        this.leases = leases;
        this.access = access;
        this.pause = pause;
    }

    /** Through the filter of the socket, where it has one in the room. */
    public ServerMessage after(Connection connection, Sync sync) {
        return after(connection.user(), sync, connections.presence(sync.room(), connection.id(), leases.now()));
    }

    /**
     * Without a socket.
     *
     * @param client whose filter counts, where one was named and has one in the room (R16)
     * @param wait how long to wait for something to tell; the membership is looked at with every reading
     */
    public ServerMessage after(String user, Sync sync, Optional<String> client, Duration wait) {
        Instant end = leases.now().plus(wait);
        Duration pause = FIRST_PAUSE;
        while (true) {
            ServerMessage answer = after(user, sync, client.flatMap(own -> place(user, sync, own)));
            if (!isEmpty(answer) || !leases.now().plus(pause).isBefore(end)) {
                return answer;
            }
            this.pause.forAbout(pause);
            pause = longer(pause);
        }
    }

    private Optional<Presence> place(String user, Sync sync, String client) {
        return connections
                .presence(sync.room(), Presence.withoutSocket(client), leases.now())
                .filter(there -> there.user().equals(user));
    }

    private static boolean isEmpty(ServerMessage answer) {
        return switch (answer) {
            case Changes changes -> changes.commits().isEmpty();
            case Excerpts excerpts -> excerpts.commits().isEmpty();
            default -> false;
        };
    }

    private static Duration longer(Duration pause) {
        Duration half = pause.plus(pause.dividedBy(2));
        return half.compareTo(LONGEST_PAUSE) < 0 ? half : LONGEST_PAUSE;
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
