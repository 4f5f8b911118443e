package dev.tandem.functions.store.dynamo;

import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Digests;
import java.util.List;
import java.util.Optional;

/**
 * Takes snapshots: head, then the rows of the entities, then the end of the log laid over them, stamped with the newest entry read. The digest of that
 * entry proves the result; where it does not fit, parts of a commit were not visible yet, and it is read again a little later.
 */
final class RoomSnapshots {
    private final PatientRows rows;
    private final RoomLog log;
    private final Patience patience;

    RoomSnapshots(PatientRows rows, RoomLog log, Patience patience) {
        this.rows = rows;
        this.log = log;
        this.patience = patience;
    }

    /** @throws dev.tandem.functions.store.StoreUnavailable where no reading is consistent */
    Snapshot of(RoomMeta meta) {
        return patience.until("the entities do not agree with the log", () -> read(meta));
    }

    private Optional<Snapshot> read(RoomMeta meta) {
        Head head = log.head(meta.id());
        Overlay overlay = new Overlay();
        overlay.add(rows.all(Range.prefixed(Table.ROOMS, Keys.room(meta.id()), Keys.ENTITY)).stream()
                .map(RoomRows::entity)
                .toList());
        List<Commit> end = log.end(meta, head);
        overlay.lay(end, any -> true);
        Head top = end.isEmpty()
                ? Head.START
                : new Head(end.getLast().seq(), end.getLast().digest());
        return proven(overlay, top) ? Optional.of(new Snapshot(meta.epoch(), top, overlay.living())) : Optional.empty();
    }

    private static boolean proven(Overlay overlay, Head top) {
        List<Entity> living = overlay.living();
        Digest digest = Digests.of(living);
        return overlay.complete() && overlay.newest() <= top.seq() && digest.equals(top.digest());
    }
}
