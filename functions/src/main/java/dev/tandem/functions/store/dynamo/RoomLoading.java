package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Lock;
import dev.tandem.model.RoomMeta;
import dev.tandem.room.Need;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Loads what a decision needs: the head of the log first, then one read of all rows; then whole types where a rule needs them, and the log where a
 * decision looks back.
 */
final class RoomLoading {
    private final PatientRows rows;
    private final Generation generation;
    private final RoomLog log;

    RoomLoading(PatientRows rows, Generation generation, RoomLog log) {
        this.rows = rows;
        this.generation = generation;
        this.log = log;
    }

    Optional<Loaded> load(String room, String user, String client, Need need) {
        Head head = log.head(room);
        RowKey member = Keys.member(room, user);
        RowKey receipt = Keys.receipt(room, client);
        List<RowKey> entities = keys(need.keys(), key -> Keys.entity(room, key));
        List<RowKey> locks = keys(need.locks(), key -> Keys.lock(room, key));
        List<RowKey> commits = keys(single(need, head), seq -> Keys.log(room, seq));
        Map<RowKey, Row> found = read(List.of(List.of(Keys.meta(room), member, receipt), entities, locks, commits));
        return Optional.ofNullable(found.get(Keys.meta(room)))
                .filter(RoomLives::isOpen)
                .map(row -> RoomRows.meta(row, generation))
                .map(meta -> new Loaded(
                        meta,
                        head,
                        one(found, member, RoomRows::member),
                        one(found, receipt, RoomRows::receipt),
                        entities(meta, head, need, some(found, entities, RoomRows::entity)),
                        by(Lock::key, some(found, locks, RoomRows::lock)),
                        commits(meta, head, need, by(Commit::seq, some(found, commits, RoomRows::commit)))));
    }

    private static <T> List<RowKey> keys(Collection<T> named, Function<T, RowKey> key) {
        return named.stream().map(key).sorted().toList();
    }

    /** Nothing beyond the head counts as there. */
    private static List<Long> single(Need need, Head head) {
        return need.commits().stream()
                .filter(seq -> seq > 0 && seq <= head.seq())
                .toList();
    }

    private Map<RowKey, Row> read(List<List<RowKey>> keys) {
        return by(
                Row::key,
                rows.getAll(Table.ROOMS, keys.stream().flatMap(List::stream).toList()));
    }

    private Map<EntityKey, Entity> entities(RoomMeta room, Head head, Need need, List<Entity> named) {
        Overlay overlay = new Overlay();
        overlay.add(named);
        addTypes(room, head, need, overlay);
        return overlay.entities();
    }

    private Map<Long, Commit> commits(RoomMeta meta, Head head, Need need, Map<Long, Commit> single) {
        boolean hole = single(need, head).stream().anyMatch(seq -> seq > meta.floor() && !single.containsKey(seq));
        if (hole) {
            throw new StoreUnavailable("the log has a hole");
        }
        Map<Long, Commit> commits = new HashMap<>(single);
        need.after()
                .map(position -> log.between(meta.id(), Math.max(position, meta.floor()), head))
                .ifPresent(after -> commits.putAll(by(Commit::seq, after)));
        return commits;
    }

    private void addTypes(RoomMeta room, Head head, Need need, Overlay overlay) {
        if (need.types().isEmpty()) {
            return;
        }
        need.types().stream().sorted().forEach(type -> overlay.add(ofType(room.id(), type)));
        overlay.lay(log.end(room, head), key -> need.types().contains(key.type()));
        if (!overlay.complete()) {
            throw new StoreUnavailable("entities lag far behind the log");
        }
    }

    private List<Entity> ofType(String room, String type) {
        return rows.all(Range.prefixed(Table.ROOMS, Keys.room(room), Keys.entities(type))).stream()
                .map(RoomRows::entity)
                .toList();
    }

    private static <T> Optional<T> one(Map<RowKey, Row> found, RowKey key, Function<Row, T> reading) {
        return Optional.ofNullable(found.get(key)).map(reading);
    }

    private static <T> List<T> some(Map<RowKey, Row> found, List<RowKey> keys, Function<Row, T> reading) {
        return keys.stream().flatMap(key -> one(found, key, reading).stream()).toList();
    }

    private static <K, T> Map<K, T> by(Function<T, K> key, List<T> values) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
