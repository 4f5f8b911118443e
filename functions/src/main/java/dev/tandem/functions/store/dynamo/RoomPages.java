package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.SnapshotPage;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a room part by part as of one position, while it goes on: the rows of the part, brought up to the head by the end of the log, and then everything
 * taken off them that was committed after the position ({@link RoomPast}).
 */
final class RoomPages {
    private final PatientRows rows;
    private final RoomLog log;
    private final Patience patience;

    RoomPages(PatientRows rows, RoomLog log, Patience patience) {
        this.rows = rows;
        this.log = log;
        this.patience = patience;
    }

    /** Nothing where the position cannot be served any more. */
    Optional<SnapshotPage> read(RoomMeta meta, Optional<Head> pinned, Optional<EntityKey> after, int limit) {
        if (pinned.filter(at -> at.seq() < meta.floor()).isPresent()) {
            return Optional.empty();
        }
        return patience.until("the entities do not agree with the log", () -> attempt(meta, pinned, after, limit));
    }

    /** Empty to try again; within, empty where it cannot be served. */
    private Optional<Optional<SnapshotPage>> attempt(
            RoomMeta meta, Optional<Head> pinned, Optional<EntityKey> after, int limit) {
        String room = meta.id();
        Head head = log.head(room);
        Head at = pinned.orElse(head);
        if (at.seq() > head.seq()) {
            return Optional.of(Optional.empty());
        }
        Page page = rows.page(range(room, after), Optional.empty(), limit);
        List<Entity> read = page.rows().stream()
                .filter(row -> row.key().sk().startsWith(Keys.ENTITY))
                .map(RoomRows::entity)
                .toList();
        Optional<EntityKey> next = page.more() ? Optional.of(read.getLast().key()) : Optional.empty();
        Predicate<EntityKey> within =
                key -> after.filter(from -> key.compareTo(from) <= 0).isEmpty()
                        && next.filter(to -> key.compareTo(to) > 0).isEmpty();
        Overlay overlay = new Overlay();
        overlay.add(read);
        List<Commit> end = log.end(meta, head);
        overlay.lay(end, within);
        long top = end.isEmpty() ? head.seq() : end.getLast().seq();
        if (!overlay.complete() || overlay.newest() > top) {
            return Optional.empty();
        }
        Optional<Map<EntityKey, List<Change>>> later = later(room, at, end, head, within);
        return Optional.of(later.flatMap(changes -> living(room, at, overlay, changes))
                .map(living -> new SnapshotPage(meta.epoch(), at, living, next)));
    }

    private static Range range(String room, Optional<EntityKey> after) {
        String from = after.map(key -> Keys.entity(room, key).sk() + "!").orElse(Keys.ENTITY);
        return new Range(Table.ROOMS, Keys.room(room), from, Keys.ENTITY + Keys.LAST, false);
    }

    /** The changes after the position by entity, newest first; nothing where the log is too long to look back. */
    private Optional<Map<EntityKey, List<Change>>> later(
            String room, Head at, List<Commit> end, Head head, Predicate<EntityKey> within) {
        TreeMap<Long, Commit> commits = new TreeMap<>();
        end.forEach(commit -> commits.put(commit.seq(), commit));
        if (at.seq() < head.seq() && !commits.containsKey(at.seq() + 1)) {
            log.between(room, at.seq(), head).forEach(commit -> commits.put(commit.seq(), commit));
            if (!commits.containsKey(at.seq() + 1)) {
                return Optional.empty();
            }
        }
        Map<EntityKey, List<Change>> later = new HashMap<>();
        commits.tailMap(at.seq(), false).descendingMap().values().stream()
                .flatMap(commit -> commit.changes().stream())
                .filter(change -> within.test(change.key()))
                .forEach(change -> later.computeIfAbsent(change.key(), none -> new ArrayList<>())
                        .add(change));
        return Optional.of(later);
    }

    private Optional<List<Entity>> living(String room, Head at, Overlay overlay, Map<EntityKey, List<Change>> later) {
        RoomPast past = new RoomPast(log, room, at.seq());
        List<Entity> living = new ArrayList<>();
        for (Entity entity : new TreeMap<>(overlay.entities()).values()) {
            List<Change> changes = later.get(entity.key());
            if (changes != null) {
                past.of(entity, changes).ifPresent(living::add);
            } else if (entity.seq() > at.seq()) {
                throw new StoreUnavailable("an entity is newer than the log that was read");
            } else if (!entity.deleted()) {
                living.add(entity);
            }
        }
        return past.isLost() ? Optional.empty() : Optional.of(living);
    }
}
