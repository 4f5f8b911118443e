package dev.tandem.bench;

import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Extent;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.room.Decision;
import dev.tandem.room.Fold;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A room that is decided without a store: what is measured is the deciding. Time stands still. */
final class MemoryRoom {
    private static final long NOW = 1_760_000_000_000L;

    private final Kind kind;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final List<Commit> log = new ArrayList<>();
    private Map<EntityKey, Entity> entities = Map.of();
    private Optional<Extent> extent = Head.START.extent();

    MemoryRoom(Kind kind) {
        this.kind = kind;
        keep(Room.found(kind, "Bench", "ann", NOW));
    }

    /** What a client sends next, of which everybody has seen everything. */
    Batch batch(String client, List<Operation> operations) {
        return batch(client, head().seq(), operations);
    }

    /** The same by somebody who has seen less. */
    Batch batch(String client, long base, List<Operation> operations) {
        long last = receipt(client).last();
        List<Mutation> mutations = new ArrayList<>();
        for (Operation operation : operations) {
            mutations.add(new Mutation(last + 1 + mutations.size(), base, List.of(operation)));
        }
        return new Batch("ann", client, mutations);
    }

    /** What a store would load for it, and more. */
    RoomState state(Batch batch) {
        Member member = new Member("ann", "Ann", Role.OWNER, true, 1);
        Map<Long, Commit> commits = log.stream().collect(Collectors.toMap(Commit::seq, commit -> commit));
        return new RoomState(kind, head(), member, receipt(batch.client()), entities, Map.of(), commits);
    }

    static Decision decide(RoomState state, Batch batch) {
        return Room.decide(state, batch, NOW);
    }

    /** Decides it and keeps what it comes to. */
    Decision send(String client, Operation... operations) {
        Batch batch = batch(client, List.of(operations));
        Decision decision = decide(state(batch), batch);
        keep(decision);
        return decision;
    }

    List<Commit> log() {
        return List.copyOf(log);
    }

    Map<EntityKey, Entity> entities() {
        return entities;
    }

    Head head() {
        return log.isEmpty()
                ? Head.START
                : new Head(log.getLast().seq(), log.getLast().digest(), extent);
    }

    private Receipt receipt(String client) {
        return receipts.getOrDefault(client, Receipt.fresh(client, "ann"));
    }

    private void keep(Decision decision) {
        decision.commit().ifPresent(commit -> {
            entities = Fold.apply(entities, commit);
            log.add(commit);
            extent = decision.extent();
        });
        receipts.put(decision.receipt().client(), decision.receipt());
    }
}
