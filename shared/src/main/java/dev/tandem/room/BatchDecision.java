package dev.tandem.room;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tandem.model.Batch;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.Stamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides the mutations of a batch one after the other and puts what they come to into one commit. */
final class BatchDecision {
    private final RoomState state;
    private final Batch batch;
    private final History history;
    private final Need asked;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Working working;

    private BatchDecision(RoomState state, Batch batch, long now) {
        this.state = state;
        this.batch = batch;
        this.history = History.of(state, batch.client());
        this.asked = Wanted.of(state, batch, history);
        Stamp stamp = new Stamp(now, batch.user(), batch.client());
        this.working = Working.over(state.entities(), state.head().seq() + 1, stamp);
    }

    static Decision decide(RoomState state, Batch batch, long now) {
        BatchDecision decision = new BatchDecision(state, batch, now);
        decision.takeWhatFits();
        return decision.outcomes.isEmpty() ? decision.nothing() : decision.whole();
    }

    private void takeWhatFits() {
        for (Mutation mutation : batch.mutations()) {
            long expected = state.receipt().last() + outcomes.size() + 1;
            if (mutation.n() > expected || (mutation.n() == expected && !take(mutation))) {
                return;
            }
        }
    }

    /** What does not fit beside the others waits for the next commit; what would not fit alone is refused, or it would wait for ever. */
    private boolean take(Mutation mutation) {
        Attempt attempt = MutationDecision.decide(state, mutation, working, asked, history);
        if (!fits(attempt)) {
            if (!outcomes.isEmpty()) {
                return false;
            }
            attempt = tooMany(mutation, attempt);
        }
        outcomes.add(attempt.outcome());
        working = attempt.after();
        return true;
    }

    private boolean fits(Attempt attempt) {
        Working after = attempt.after();
        return after.touched().size() + after.locks().size() <= Limits.ENTITIES
                && after.weight()
                                + Weight.ofEvents(after.events())
                                + Weight.ofOutcomes(outcomes)
                                + Weight.ofOutcomes(List.of(attempt.outcome()))
                        <= Limits.COMMIT_BYTES;
    }

    /** Only what the mutation names counts as looked at: what else was too many is not held still. */
    private Attempt tooMany(Mutation mutation, Attempt attempt) {
        Set<EntityKey> named = new HashSet<>(attempt.after().looked());
        named.retainAll(Named.keys(state.kind(), mutation));
        return new Attempt(MutationDecision.tooMany().outcome(mutation.n()), working.having(named, Map.of()));
    }

    private Decision nothing() {
        return new Decision(Optional.empty(), state.receipt(), List.of(), Map.of(), Map.of(), Optional.empty());
    }

    private Decision whole() {
        List<Change> changes = working.changes();
        return changes.isEmpty() ? withoutCommit() : withCommit(changes);
    }

    private Decision withoutCommit() {
        List<Outcome> settled = outcomes.stream().map(BatchDecision::withoutSeq).toList();
        return new Decision(
                Optional.empty(),
                receipt(settled, 0),
                List.of(),
                versions(working.touched()),
                Map.of(),
                working.locks(),
                Optional.empty());
    }

    /** Changes that undo one another within the batch leave no commit to name. */
    private static Outcome withoutSeq(Outcome outcome) {
        return outcome instanceof Outcome.Applied(long n, var seq, var merged, var skipped)
                ? new Outcome.Applied(n, Optional.empty(), merged, skipped)
                : outcome;
    }

    private Decision withCommit(List<Change> changes) {
        Appended appended = Appended.to(state.kind(), state.head(), state.entities(), changes, working.stamp());
        Commit commit = new Commit(
                working.seq(),
                working.stamp().at(),
                batch.user(),
                batch.client(),
                state.receipt().last() + 1,
                state.receipt().last() + outcomes.size(),
                changes,
                rejected(),
                working.events(),
                working.undone(),
                appended.digest());
        Set<EntityKey> written = changes.stream().map(Change::key).collect(toUnmodifiableSet());
        Set<EntityKey> read = new HashSet<>(working.touched());
        read.removeAll(written);
        return new Decision(
                Optional.of(commit),
                receipt(outcomes, working.seq()),
                appended.written(),
                versions(read),
                versions(written),
                working.locks(),
                Titles.changed(state.kind(), changes),
                appended.extent());
    }

    private List<Outcome.Rejected> rejected() {
        return outcomes.stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(Outcome.Rejected.class::cast)
                .toList();
    }

    private Receipt receipt(List<Outcome> decided, long seq) {
        Receipt before = state.receipt();
        return new Receipt(before.client(), before.user(), before.last() + decided.size(), decided, seq);
    }

    private Map<EntityKey, Long> versions(Set<EntityKey> keys) {
        return keys.stream()
                .collect(toUnmodifiableMap(
                        key -> key, key -> working.found(key).map(Entity::seq).orElse(0L)));
    }
}
