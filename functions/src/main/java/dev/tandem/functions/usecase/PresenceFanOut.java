package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.PresenceChanged;
import dev.tandem.protocol.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells the others in a room that somebody came, moved or left (PROTOCOL P1). A hint: what gets lost is healed by the next one, or by the lease. */
public final class PresenceFanOut {
    /** So many at once: the next one who tells something goes on. */
    private static final int SWEPT = 10;

    private final ConnectionStore connections;
    private final RoomPost post;
    private final Leases leases;
    private final Log log;

    public PresenceFanOut(ConnectionStore connections, RoomPost post, Leases leases, Log log) {
        this.connections = connections;
        this.post = post;
        this.leases = leases;
        this.log = log;
    }

    static Here here(Presence presence) {
        return here(presence, Optional.empty());
    }

    private static Here here(Presence presence, Optional<Json> pointer) {
        return new Here(
                presence.client(), presence.user(), presence.name(), presence.status(), presence.where(), pointer);
    }

    /**
     * Somebody came; a client that only changed its socket was there all the time.
     *
     * @param rows the sockets of the room, leases not regarded, read after its own was written
     * @param active user ids of the members, read after the sockets
     */
    void entered(Presence presence, List<Presence> rows, Set<String> active) {
        List<Presence> sockets = leases.live(rows);
        try {
            sweep(rows, sockets);
            if (!isElsewhere(presence, sockets)) {
                post.post(others(presence, sockets, other -> true), active, frame(presence, here(presence)));
            }
        } catch (StoreUnavailable unavailable) {
            untold(presence);
        }
    }

    /** Somebody moved. */
    void moved(Presence presence, Optional<Json> pointer) {
        tell(presence, here(presence, pointer), other -> true);
    }

    /** Nothing but somebody's pointer moved, or went: that is for those who see the same view, and its pointers (P6). */
    void pointed(Presence presence, Optional<Json> pointer) {
        Optional<String> view = view(presence);
        tell(
                presence,
                here(presence, pointer),
                other -> looksAtPointers(other) && view(other).equals(view));
    }

    /** A socket is no longer in the room: its client is offline, unless it is there by another socket. */
    void left(Presence presence) {
        tell(presence, gone(presence), other -> true);
    }

    private static Optional<String> view(Presence presence) {
        return presence.where().flatMap(where -> Form.of(where).optionalText("view", any -> true));
    }

    private static boolean looksAtPointers(Presence presence) {
        return presence.where().map(where -> Form.of(where).flag("pointers")).orElse(false);
    }

    /** Nobody tells of a lease that just ends, so whoever comes across one does. */
    private void sweep(List<Presence> rows, List<Presence> sockets) {
        rows.stream().filter(each -> !sockets.contains(each)).limit(SWEPT).forEach(lapsed -> {
            connections.leave(lapsed.room(), lapsed.connectionId());
            if (sockets.stream().noneMatch(each -> each.client().equals(lapsed.client()))) {
                post.post(lapsed.room(), sockets, frame(lapsed, gone(lapsed)));
            }
        });
    }

    private static Here gone(Presence presence) {
        return new Here(presence.client(), presence.user(), presence.name(), Status.OFFLINE, Optional.empty());
    }

    private void tell(Presence from, Here here, Predicate<Presence> listens) {
        try {
            List<Presence> rows = connections.inRoom(from.room(), Instant.EPOCH);
            List<Presence> sockets = leases.live(rows);
            sweep(rows, sockets);
            if (here.status() != Status.OFFLINE || !isElsewhere(from, sockets)) {
                post.post(from.room(), others(from, sockets, listens), frame(from, here));
            }
        } catch (StoreUnavailable unavailable) {
            untold(from);
        }
    }

    /** Whether its client is there by another socket. */
    private static boolean isElsewhere(Presence presence, List<Presence> sockets) {
        return sockets.stream()
                .anyMatch(each -> each.client().equals(presence.client())
                        && !each.connectionId().equals(presence.connectionId()));
    }

    private static List<Presence> others(Presence from, List<Presence> sockets, Predicate<Presence> listens) {
        return sockets.stream()
                .filter(each -> !each.client().equals(from.client()) && listens.test(each))
                .toList();
    }

    private static byte[] frame(Presence from, Here here) {
        return FrameWriter.writeUtf8(new PresenceChanged(from.room(), here));
    }

    private void untold(Presence presence) {
        log.warn("presence-untold", Map.of("room", presence.room()));
    }
}
