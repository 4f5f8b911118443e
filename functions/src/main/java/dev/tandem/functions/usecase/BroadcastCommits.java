package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.FormRefused;
import dev.tandem.model.Filter;
import dev.tandem.model.RoomMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells the sockets of a room what was committed (PROTOCOL S4). Telling twice, late or not at all harms nobody: clients see by the dense {@code seq}
 * what they have, what they miss and what comes next. The sockets and then the members are read after the commits are known: whoever was
 * removed before a commit does not get it.
 */
public final class BroadcastCommits {
    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final FanOut fanOut;
    private final CloseConnection close;
    private final Leases leases;
    private final Lanes lanes;
    private final Log log;
    private final CommitTrail trail;

    /**
     * Rooms are told side by side.
     *
     * @param lanes for rooms; those within a room are the fan-out's own
     */
    public BroadcastCommits(
            RoomStore rooms,
            ConnectionStore connections,
            RoomAccess access,
            FanOut fanOut,
            CloseConnection close,
            Leases leases,
            Lanes lanes,
            Log log) {
        this.rooms = rooms;
        this.connections = connections;
        this.access = access;
        this.fanOut = fanOut;
        this.close = close;
        this.leases = leases;
        this.lanes = lanes;
        this.log = log;
        this.trail = new CommitTrail(log);
    }

    /**
     * Tells all of them, in any order.
     *
     * @return marks of the entries that could not be told because a store did not answer, or because they are broken; all others were
     */
    public Set<String> tell(List<LogEntry> entries) {
        Set<String> untold = ConcurrentHashMap.newKeySet();
        Map<String, List<Telling>> byRoom = new TreeMap<>();
        for (LogEntry entry : entries) {
            Optional<Telling> telling = Telling.of(entry);
            telling.ifPresentOrElse(
                    good -> byRoom.computeIfAbsent(entry.room(), room -> new ArrayList<>())
                            .add(good),
                    () -> untold.add(broken(entry)));
        }
        lanes.all(byRoom.entrySet().stream()
                .map(each -> (Runnable) () -> untold.addAll(tellRoom(each.getKey(), each.getValue())))
                .toList());
        return Set.copyOf(untold);
    }

    private String broken(LogEntry entry) {
        log.warn("commit-broken", Map.of("room", entry.room(), "seq", "" + entry.seq(), "record", entry.mark()));
        return entry.mark();
    }

    private List<String> tellRoom(String room, List<Telling> tellings) {
        try {
            tell(room, tellings);
            return List.of();
        } catch (StoreUnavailable unavailable) {
            log.warn("commits-untold", Map.of("room", room, "count", "" + tellings.size()));
            return tellings.stream().map(Telling::mark).toList();
        }
    }

    private void tell(String room, List<Telling> tellings) {
        Optional<RoomMeta> meta = rooms.meta(room);
        if (meta.isEmpty()) {
            return;
        }
        String epoch = meta.get().epoch();
        List<Presence> sockets = connections.inRoom(room, leases.now());
        Optional<ExcerptFrames> excerpts = excerpts(room, epoch, tellings, sockets);
        Set<String> active = access.members(room).keySet();
        CommitFrames frames = CommitFrames.of(room, epoch, tellings);
        Map<String, List<byte[]>> posts = new HashMap<>();
        sockets.stream()
                .filter(each -> active.contains(each.user()))
                .forEach(each -> posts.put(each.connectionId(), frames(each, frames, excerpts)));
        fanOut.post(posts).forEach(this::forget);
        if (posts.values().stream().anyMatch(each -> !each.isEmpty())) {
            trail.told(room, meta.get().kind(), CommitFrames.bySeq(tellings), leases.now());
        }
    }

    /** Nothing where a commit cannot be read: who is told commits as they stand gets it all the same, the others ask. */
    private Optional<ExcerptFrames> excerpts(
            String room, String epoch, List<Telling> tellings, List<Presence> sockets) {
        try {
            Set<Filter> filters =
                    sockets.stream().flatMap(each -> each.filter().stream()).collect(Collectors.toSet());
            return Optional.of(ExcerptFrames.of(rooms, room, epoch, tellings, filters));
        } catch (FormRefused unreadable) {
            log.warn("commit-unreadable", Map.of("room", room, "at", unreadable.at()));
            return Optional.empty();
        }
    }

    private static List<byte[]> frames(Presence to, CommitFrames frames, Optional<ExcerptFrames> excerpts) {
        return to.filter()
                .map(filter -> excerpts.map(each -> each.forClient(to.client(), filter))
                        .orElse(List.of()))
                .orElseGet(() -> frames.forClient(to.client()));
    }

    private void forget(String connection) {
        try {
            close.close(connection);
        } catch (StoreUnavailable unavailable) {
            log.warn("connection-not-forgotten", Map.of("connection", connection));
        }
    }
}
