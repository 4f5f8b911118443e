package dev.tandem.functions.store;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Extent;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.RejectCode;
import dev.tandem.room.Decision;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A decision made by hand: one mutation, and exactly the changes that are named. */
public final class Draft {
    /** When all commits made here are said to be made. */
    static final long AT = 1_767_225_600_000L;

    private final Loaded loaded;
    private final Receipt receipt;
    private final List<Change> changes = new ArrayList<>();
    private final Map<EntityKey, Long> read = new HashMap<>();
    private final Map<EntityKey, Long> replaced = new HashMap<>();
    private final Map<EntityKey, Long> locks = new HashMap<>();
    private Optional<String> title = Optional.empty();
    private Optional<Extent> extent = Optional.empty();
    private long at = AT;

    private Draft(Loaded loaded) {
        this.loaded = loaded;
        receipt = loaded.receipt().orElseThrow();
    }

    /** Over what was loaded, receipt included. */
    public static Draft on(Loaded loaded) {
        return new Draft(loaded);
    }

    public Draft create(EntityKey key, Map<String, Json> fields) {
        return change(new Change.Created(key, fields, Optional.empty(), prev(key)));
    }

    public Draft update(EntityKey key, String field, Json value) {
        Json was = fields(key).getOrDefault(field, Json.NULL);
        return change(new Change.Updated(key, Map.of(field, value), Map.of(field, was), Optional.empty(), prev(key)));
    }

    public Draft delete(EntityKey key) {
        return change(new Change.Deleted(key, fields(key), Optional.empty(), prev(key)));
    }

    private long prev(EntityKey key) {
        return Optional.ofNullable(loaded.entities().get(key)).map(Entity::seq).orElse(0L);
    }

    private Map<String, Json> fields(EntityKey key) {
        return Optional.ofNullable(loaded.entities().get(key))
                .map(Entity::fields)
                .orElseThrow(() -> new IllegalStateException(key + " was not loaded"));
    }

    private Draft change(Change change) {
        changes.add(change);
        Optional<Entity> before = Optional.ofNullable(loaded.entities().get(change.key()));
        replaced.put(change.key(), before.map(Entity::seq).orElse(0L));
        return this;
    }

    /** The decision rests on this version of an entity it does not write; 0 for none. */
    public Draft reading(EntityKey key, long version) {
        read.put(key, version);
        return this;
    }

    /** Pretends that another version was read of an entity it writes. */
    public Draft replacing(EntityKey key, long version) {
        replaced.put(key, version);
        return this;
    }

    /** The decision rests on this lock being held with this token. */
    public Draft under(EntityKey key, long token) {
        locks.put(key, token);
        return this;
    }

    public Draft title(String text) {
        title = Optional.of(text);
        return this;
    }

    /** So much is in the room afterwards. */
    public Draft holding(Extent all) {
        extent = Optional.of(all);
        return this;
    }

    /** Made at another time, in milliseconds since 1970. */
    public Draft at(long millis) {
        at = millis;
        return this;
    }

    /** The mutation is applied. */
    public Decision applied() {
        return applied(List.of());
    }

    /** The mutation is applied after fields were in conflict. */
    public Decision applied(List<Outcome.Merged> merged) {
        long n = receipt.last() + 1;
        Map<EntityKey, Entity> after = Fold.apply(before(), commit(Digest.EMPTY));
        List<Entity> written =
                changes.stream().map(change -> after.get(change.key())).toList();
        long seq = loaded.head().seq() + 1;
        return new Decision(
                Optional.of(commit(digest(written))),
                answered(seq, new Outcome.Applied(n, Optional.of(seq), merged)),
                written,
                read,
                replaced,
                locks,
                title,
                extent);
    }

    /** The mutation is rejected; no entry in the log. */
    public Decision rejected() {
        Outcome outcome = new Outcome.Rejected(
                receipt.last() + 1,
                RejectCode.NOT_FOUND,
                Optional.of(new EntityKey("item", "gone")),
                Optional.of("name"),
                Map.of("why", Json.of(0)));
        return new Decision(Optional.empty(), answered(0, outcome), List.of(), read, Map.of(), locks, Optional.empty());
    }

    private Receipt answered(long seq, Outcome outcome) {
        return new Receipt(receipt.client(), receipt.user(), outcome.n(), List.of(outcome), seq);
    }

    private Map<EntityKey, Entity> before() {
        Map<EntityKey, Entity> before = new HashMap<>(loaded.entities());
        before.keySet().retainAll(changes.stream().map(Change::key).toList());
        return before;
    }

    private Digest digest(List<Entity> written) {
        Digest digest = loaded.head().digest();
        for (Entity entity : written) {
            digest =
                    Digests.next(digest, Optional.ofNullable(loaded.entities().get(entity.key())), Optional.of(entity));
        }
        return digest;
    }

    private Commit commit(Digest digest) {
        long n = receipt.last() + 1;
        return new Commit(
                loaded.head().seq() + 1, at, receipt.user(), receipt.client(), n, n, changes, List.of(), digest);
    }
}
