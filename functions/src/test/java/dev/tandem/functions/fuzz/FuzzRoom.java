package dev.tandem.functions.fuzz;

import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.protocol.Wire;
import dev.tandem.room.Decision;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import dev.tandem.room.Need;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A room that decides whatever it is sent, and what has to hold of each decision. */
final class FuzzRoom {
    /** So often a decision may ask for more than it has. */
    private static final int MOST_ROUNDS = 30;

    private final Kind kind;
    private final List<Commit> log = new ArrayList<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private Map<EntityKey, Entity> entities = Map.of();
    private Head head = Head.START;

    FuzzRoom(Kind kind) {
        this.kind = kind;
        keep(Room.found(kind, "Fuzz", "ann", 1));
    }

    /** Mutations of one client, as the next ones of its queue. */
    void send(String user, String client, Role role, List<Mutation> mutations) {
        Receipt before = receipts.getOrDefault(client, Receipt.fresh(client, user));
        Batch batch = new Batch(user, client, renumbered(mutations, before.last() + 1));
        RoomState state = load(batch, new Member(user, user, role, true, 1), before);
        Decision decision = Room.decide(state, batch, 1_000 + head.seq());
        Truth.that(
                Room.decide(state, batch, 1_000 + head.seq()).equals(decision), "decided otherwise when asked again");
        check(decision, before, batch);
        keep(decision);
    }

    private static List<Mutation> renumbered(List<Mutation> mutations, long first) {
        List<Mutation> renumbered = new ArrayList<>();
        for (Mutation each : mutations) {
            renumbered.add(new Mutation(first + renumbered.size(), each.base(), each.ops(), each.locks()));
        }
        return renumbered;
    }

    private RoomState load(Batch batch, Member member, Receipt receipt) {
        Need need = Room.need(kind, batch);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            RoomState state = state(member, receipt, need);
            Need more = need.and(Room.alsoWanted(state, batch));
            if (more.equals(need)) {
                return state;
            }
            need = more;
        }
        throw new AssertionError("asks for more without end");
    }

    private RoomState state(Member member, Receipt receipt, Need need) {
        Map<EntityKey, Entity> loaded = new HashMap<>(entities);
        loaded.keySet()
                .removeIf(key -> !need.keys().contains(key) && !need.types().contains(key.type()));
        Map<Long, Commit> commits = new HashMap<>();
        for (Commit commit : log) {
            if (need.commits().contains(commit.seq())
                    || need.after().filter(after -> commit.seq() > after).isPresent()) {
                commits.put(commit.seq(), commit);
            }
        }
        return new RoomState(kind, head, member, receipt, loaded, Map.of(), commits);
    }

    private void check(Decision decision, Receipt before, Batch batch) {
        Receipt after = decision.receipt();
        int decided = Math.toIntExact(after.last() - before.last());
        Truth.that(
                decided >= 1 && decided <= batch.mutations().size(), "nothing of a batch was decided, or more than it");
        Truth.that(after.outcomes().size() == decided, "outcomes for other mutations than were decided");
        decision.commit().ifPresent(commit -> check(decision, commit));
        if (decision.commit().isEmpty()) {
            Truth.that(decision.written().isEmpty(), "something written without a commit");
        }
    }

    private void check(Decision decision, Commit commit) {
        Truth.that(commit.seq() == head.seq() + 1, "a commit at another position than the next");
        Truth.that(Wire.commit(Wire.of(commit)).equals(commit), "a commit that is read otherwise than it was written");
        Map<EntityKey, Entity> folded = Fold.apply(entities, commit);
        for (Entity entity : decision.written()) {
            Truth.that(entity.equals(folded.get(entity.key())), "an entity that is not the fold of the log");
            Truth.that(Wire.entity(Wire.of(entity)).equals(entity), "an entity that is read otherwise");
            entity.fields()
                    .forEach((name, value) -> fits(entity, name).ifPresent(wrong -> {
                        throw new AssertionError(entity.key() + " " + name + " is " + wrong);
                    }));
        }
        Truth.that(commit.digest().equals(Digests.of(folded.values())), "a digest of other entities");
    }

    /** What is wrong with a value that is stored. */
    private Optional<String> fits(Entity entity, String name) {
        return Optional.ofNullable(
                        Objects.requireNonNull(kind.entities().get(entity.key().type()))
                                .fields()
                                .get(name))
                .map(field -> field.check(Objects.requireNonNull(entity.fields().get(name))))
                .orElseThrow(() -> new AssertionError("a field that the kind does not have"))
                .map(Enum::name);
    }

    private void keep(Decision decision) {
        decision.commit().ifPresent(commit -> {
            entities = Fold.apply(entities, commit);
            log.add(commit);
            head = new Head(commit.seq(), commit.digest(), decision.extent());
        });
        receipts.put(decision.receipt().client(), decision.receipt());
    }
}
