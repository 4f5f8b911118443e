package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.Waypoint;
import dev.tandem.history.Version;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of one entity, newest first (PROTOCOL H3). Every change names the commit that wrote the entity before, so a page reads one row for each
 * version, however long the log is: it starts at the entity as it is and takes one change back after the other. Where a page ends, what the entity held
 * there is kept for a while, and the next page starts from that.
 */
public final class ListHistory {
    private static final Duration KEPT = Duration.ofDays(1);
    /** Without a kept start, a page that begins deeper than this is not looked for. */
    private static final int DEEPEST = 1000;

    private static final int BYTES = 1 << 20;

    private final RoomStore rooms;
    private final RoomAccess access;
    private final Clock clock;

    public ListHistory(RoomStore rooms, RoomAccess access, Clock clock) {
        this.rooms = rooms;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A part of it.
     *
     * @param before position that the versions come before; empty for the newest
     */
    public Result<Page> of(String user, String room, EntityKey key, Optional<Long> before, int limit) {
        // Strangers are sent away first, and whoever was removed meanwhile afterwards.
        if (access.member(room, user).isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        Optional<RoomMeta> meta = rooms.meta(room);
        Result<Page> page = meta.map(found -> read(found, key, before, limit))
                .orElseGet(() -> Result.refused(ErrorCode.NOT_A_MEMBER));
        return access.member(room, user).isEmpty() ? Result.refused(ErrorCode.NOT_A_MEMBER) : page;
    }

    private Result<Page> read(RoomMeta meta, EntityKey key, Optional<Long> before, int limit) {
        Optional<Waypoint> kept = before.flatMap(seq -> rooms.waypoint(meta.id(), meta.epoch(), key, seq));
        Optional<Waypoint> start = kept.or(() -> newest(meta.id(), key));
        if (start.isEmpty()) {
            return Result.refused(ErrorCode.NOT_FOUND);
        }
        Walk walk = new Walk(meta, key, start.get());
        return walk.reach(before.orElse(Long.MAX_VALUE)) ? Result.done(walk.page(limit)) : Result.malformed("/before");
    }

    private Optional<Waypoint> newest(String room, EntityKey key) {
        return Optional.ofNullable(rooms.entities(room, List.of(key)).get(key))
                .map(entity -> new Waypoint(entity.seq(), entity.fields()));
    }

    /**
     * A part of a history.
     *
     * @param next asks for the next part; empty where there is none
     * @param incomplete whether there were versions before the last one that the log does not lead to any more
     */
    public record Page(List<Version> versions, Optional<Long> next, boolean incomplete) {
        public Page {
            versions = List.copyOf(versions);
        }
    }

    /** One way back through the log. */
    private final class Walk {
        private final RoomMeta meta;
        private final EntityKey key;
        private Waypoint at;
        private boolean incomplete;

        Walk(RoomMeta meta, EntityKey key, Waypoint start) {
            this.meta = meta;
            this.key = key;
            this.at = start;
        }

        /** Passes what is not wanted; false where that is too much. */
        boolean reach(long before) {
            for (int passed = 0; at.seq() >= before; passed++) {
                if (passed == DEEPEST) {
                    return false;
                }
                step();
            }
            return true;
        }

        Page page(int limit) {
            List<Version> versions = new ArrayList<>();
            long bytes = 0;
            while (at.seq() > 0 && versions.size() < limit && bytes < BYTES) {
                for (Version version : step().stream().toList()) {
                    versions.add(version);
                    bytes += 2L
                            * JsonWriter.write(new Json.Obj(version.fields())).length();
                }
            }
            return new Page(versions, next(versions), incomplete);
        }

        private Optional<Long> next(List<Version> versions) {
            if (at.seq() == 0 || versions.isEmpty()) {
                return Optional.empty();
            }
            long before = versions.getLast().commit().seq();
            rooms.keepWaypoint(
                    meta.id(), meta.epoch(), key, before, at, clock.instant().plus(KEPT));
            return Optional.of(before);
        }

        /** The version that it stands at, and on to the one before; at 0 there is none left. */
        private Optional<Version> step() {
            Optional<Version> version = commit().flatMap(this::version);
            long prev = version.map(found -> found.change().prev()).orElse(0L);
            boolean begun = version.filter(found -> found.change() instanceof Change.Created)
                    .isPresent();
            incomplete = prev == 0 && !begun;
            at = new Waypoint(prev, version.map(Version::before).orElse(Map.of()));
            return version;
        }

        private Optional<Commit> commit() {
            Optional<Commit> commit = rooms.logAt(meta.id(), at.seq());
            if (commit.isEmpty() && at.seq() > meta.floor()) {
                throw new StoreUnavailable("an entity is ahead of its log");
            }
            return commit;
        }

        private Optional<Version> version(Commit commit) {
            return commit.changes().stream()
                    .filter(change -> change.key().equals(key))
                    .findFirst()
                    .map(change -> Version.of(commit, change, at.fields()));
        }
    }
}
