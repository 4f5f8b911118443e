package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.RoomMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the sockets of a room what was committed, as the stream says it (PROTOCOL S4). Telling twice, late or not at all harms nobody: clients see by
 * the dense {@code seq} what they have, what they miss and what comes next. What whoever committed it has told everybody ({@link TellAtOnce}) is left
 * out. The sockets are read after the commits are known, and the members after them ({@link RoomTelling}).
 */
public final class BroadcastCommits {
    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomTelling telling;
    private final Leases leases;
    private final boolean express;
    private final Lanes lanes;
    private final Log log;
    private final CommitTrail trail;

    /**
     * Rooms are told side by side.
     *
     * @param express whether somebody else tells commits, too, and keeps that they were told
     * @param lanes for rooms; those within a room are the fan-out's own
     */
    public BroadcastCommits(
            RoomStore rooms,
            ConnectionStore connections,
            RoomTelling telling,
            Leases leases,
            boolean express,
            Lanes lanes,
            Log log) {
        this.rooms = rooms;
        this.connections = connections;
        this.telling = telling;
        this.leases = leases;
        this.express = express;
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
            List<Telling> bySeq = CommitFrames.bySeq(tellings);
            tell(room, express ? untold(room, bySeq) : bySeq);
            return List.of();
        } catch (StoreUnavailable unavailable) {
            log.warn("commits-untold", Map.of("room", room, "count", "" + tellings.size()));
            return tellings.stream().map(Telling::mark).toList();
        }
    }

    /** Without those at both ends that were told; between others they stay, because a frame carries consecutive ones (S4). */
    private List<Telling> untold(String room, List<Telling> bySeq) {
        Set<Long> told =
                rooms.told(room, bySeq.getFirst().seq(), bySeq.getLast().seq()).keySet();
        List<Long> untold = bySeq.stream()
                .map(Telling::seq)
                .filter(seq -> !told.contains(seq))
                .toList();
        if (untold.size() < bySeq.size()) {
            log.info("told-before", Map.of("room", room, "count", "" + (bySeq.size() - untold.size())));
        }
        return untold.isEmpty()
                ? List.of()
                : bySeq.stream()
                        .filter(each -> each.seq() >= untold.getFirst() && each.seq() <= untold.getLast())
                        .toList();
    }

    private void tell(String room, List<Telling> tellings) {
        Optional<RoomMeta> meta = tellings.isEmpty() ? Optional.empty() : rooms.meta(room);
        if (meta.isEmpty()) {
            return;
        }
        RoomTelling.Place place =
                new RoomTelling.Place(room, meta.get().epoch(), meta.get().kind());
        List<Presence> sockets = connections.inRoom(room, leases.now());
        if (telling.tell(place, tellings, sockets).anybody()) {
            trail.told("stream", place, tellings, leases.now());
        }
    }
}
