package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Entity;
import dev.tandem.model.Head;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads what a decision needs: the head of the log first, then one read of all rows, then whole types where a rule needs them. */
final class RoomLoading {
    private final PatientRows rows;
    private final RoomLog log;

    RoomLoading(PatientRows rows, RoomLog log) {
        this.rows = rows;
        this.log = log;
    }

    Optional<Loaded> load(String room, String user, String client, Need need) {
        Head head = log.head(room);
        RowKey meta = Keys.meta(room);
        RowKey member = Keys.member(room, user);
        RowKey receipt = Keys.receipt(room, client);
        List<RowKey> entities =
                need.keys().stream().map(key -> Keys.entity(room, key)).sorted().toList();
        Map<RowKey, Row> found = read(List.of(meta, member, receipt), entities);
        Overlay overlay = new Overlay();
        overlay.add(entities.stream()
                .flatMap(key -> row(found, key).stream())
                .map(RoomRows::entity)
                .toList());
        addTypes(room, head, need, overlay);
        return row(found, meta)
                .map(present -> new Loaded(
                        RoomRows.meta(present),
                        head,
                        row(found, member).map(RoomRows::member),
                        row(found, receipt).map(RoomRows::receipt),
                        overlay.entities()));
    }

    private Map<RowKey, Row> read(List<RowKey> always, List<RowKey> entities) {
        List<RowKey> keys = Stream.concat(always.stream(), entities.stream()).toList();
        return rows.getAll(Table.ROOMS, keys).stream().collect(Collectors.toMap(Row::key, Function.identity()));
    }

    private void addTypes(String room, Head head, Need need, Overlay overlay) {
        if (need.types().isEmpty()) {
            return;
        }
        need.types().stream().sorted().forEach(type -> overlay.add(ofType(room, type)));
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

    private static Optional<Row> row(Map<RowKey, Row> found, RowKey key) {
        return Optional.ofNullable(found.get(key));
    }
}
