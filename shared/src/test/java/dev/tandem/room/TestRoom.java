package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Batch;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Extent;
import dev.tandem.model.Head;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A room in memory that loads what a batch needs, lets it be decided, and keeps what came of it. */
final class TestRoom {
    private Kind kind;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final List<Commit> log = new ArrayList<>();
    private final Map<EntityKey, Lock> locks = new HashMap<>();
    private Map<EntityKey, Entity> entities = Map.of();
    private Optional<Extent> extent = Head.START.extent();
    private long now = 1_000;

    private TestRoom(Kind kind) {
        this.kind = kind;
    }

    /** Founded by an owner, then filled by her in one go. */
    static TestRoom aTrip(Operation... with) {
        return of(TripKind.KIND, with);
    }

    /** The same, of the kind that people use. */
    static TestRoom aPackingList(Operation... with) {
        return of(Kinds.bundled().find("packing-list").orElseThrow(), with);
    }

    static TestRoom of(Kind kind, Operation... with) {
        TestRoom room = new TestRoom(kind);
        room.keep(Room.found(room.kind, "Lofoten", "olga", room.now));
        if (with.length > 0) {
            assertThat(room.client("setup")
                            .as(Role.OWNER)
                            .decides(with)
                            .receipt()
                            .outcomes())
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Applied.class));
        }
        return room;
    }

    /** The server has a newer file of the kind from here on. */
    void becomes(Kind newer) {
        kind = newer;
    }

    /** A client of an editor that has seen everything so far. */
    TestClient client(String name) {
        return new TestClient(this, name, Role.EDITOR, head().seq());
    }

    Head head() {
        return log.isEmpty()
                ? Head.START
                : new Head(log.getLast().seq(), log.getLast().digest(), extent);
    }

    List<Commit> log() {
        return List.copyOf(log);
    }

    Map<EntityKey, Entity> entities() {
        return entities;
    }

    Entity entity(String type, String id) {
        Entity entity = entities.get(new EntityKey(type, id));
        if (entity == null) {
            throw new AssertionError("there is no " + type + "/" + id);
        }
        return entity;
    }

    Receipt receipt(String client) {
        return receipts.getOrDefault(client, Receipt.fresh(client, userOf(client)));
    }

    /** {@code ann-phone} and {@code ann-desk} are two clients of one person. */
    private static String userOf(String client) {
        return "user-" + client.split("-", 2)[0];
    }

    /** What a store would load: what is needed, then what turns out to be wanted as well. */
    RoomState load(Batch batch, Role role) {
        Need need = Room.need(kind, batch);
        while (true) {
            RoomState state = state(batch, role, need);
            Need more = need.and(Room.alsoWanted(state, batch));
            if (more.equals(need)) {
                return state;
            }
            need = more;
        }
    }

    RoomState state(Batch batch, Role role, Need need) {
        Map<EntityKey, Entity> loaded = new HashMap<>(entities);
        loaded.keySet()
                .removeIf(key -> !need.keys().contains(key) && !need.types().contains(key.type()));
        Map<EntityKey, Lock> held = new HashMap<>(locks);
        held.keySet().retainAll(need.locks());
        Map<Long, Commit> commits = new HashMap<>();
        log.stream()
                .filter(commit -> need.commits().contains(commit.seq())
                        || need.after().filter(after -> commit.seq() > after).isPresent())
                .forEach(commit -> commits.put(commit.seq(), commit));
        Member member = new Member(batch.user(), batch.user(), role, true, 1);
        return new RoomState(kind, head(), member, receipt(batch.client()), loaded, held, commits);
    }

    /** Somebody holds a lock, from the store's point of view. */
    void locked(Lock lock) {
        locks.put(lock.key(), lock);
    }

    Optional<Lock> lock(EntityKey key) {
        return Optional.ofNullable(locks.get(key));
    }

    Kind kind() {
        return kind;
    }

    Batch batch(String client, List<Mutation> mutations) {
        return new Batch(userOf(client), client, mutations);
    }

    /** Decides a batch and keeps what it comes to. */
    Decision send(Batch batch, Role role) {
        Decision decision = Room.decide(load(batch, role), batch, ++now);
        keep(decision);
        return decision;
    }

    void keep(Decision decision) {
        decision.commit().ifPresent(commit -> {
            entities = Fold.apply(entities, commit);
            log.add(commit);
            extent = decision.extent();
        });
        receipts.put(decision.receipt().client(), decision.receipt());
    }

    /** That a decision refused its one mutation and did nothing else but say so in the receipt. */
    static Outcome.Rejected assertOnlyRefused(Decision decision, RejectCode code) {
        assertThat(decision.commit()).isEmpty();
        assertThat(decision.written()).isEmpty();
        assertThat(decision.replaced()).isEmpty();
        assertThat(decision.title()).isEmpty();
        assertThat(decision.receipt().seq()).isZero();
        assertThat(decision.receipt().outcomes()).hasSize(1);
        Outcome outcome = decision.receipt().outcomes().getFirst();
        assertThat(outcome.n()).isEqualTo(decision.receipt().last());
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        Outcome.Rejected rejected = (Outcome.Rejected) outcome;
        assertThat(rejected.code()).isEqualTo(code);
        return rejected;
    }

    /** The one change of a decision. */
    static Change onlyChange(Decision decision) {
        List<Change> changes = decision.commit().map(Commit::changes).orElse(List.of());
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    static Outcome.Applied applied(Decision decision) {
        assertThat(decision.receipt().outcomes()).hasSize(1);
        Outcome outcome = decision.receipt().outcomes().getFirst();
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return (Outcome.Applied) outcome;
    }

    Optional<Entity> find(EntityKey key) {
        return Optional.ofNullable(entities.get(key));
    }
}
