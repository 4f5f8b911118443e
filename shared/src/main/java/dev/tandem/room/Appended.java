package dev.tandem.room;

import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Extent;
import dev.tandem.model.Head;
import dev.tandem.model.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes put at the end of a log: the entities they write, in the same order, and the digest and the extent after them. */
record Appended(List<Entity> written, Digest digest, Optional<Extent> extent) {
    static Appended to(Kind kind, Head head, Map<EntityKey, Entity> before, List<Change> changes, Stamp stamp) {
        List<Entity> written = new ArrayList<>(changes.size());
        Digest digest = head.digest();
        Optional<Extent> extent = head.extent();
        for (Change change : changes) {
            Optional<Entity> was = Optional.ofNullable(before.get(change.key()));
            Entity is = Fold.entity(was, change, head.seq() + 1, stamp);
            digest = Digests.next(digest, was, Optional.of(is));
            extent = extent.map(held -> held.plus(Extents.of(kind, is)).minus(Extents.of(kind, was)));
            written.add(is);
        }
        return new Appended(written, digest, extent);
    }
}
