package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.util.Optional;

/** Decides one mutation: its operations in order, on a copy of the room that is thrown away where one of them is refused. */
final class MutationDecision {
    private MutationDecision() {}

    /** @param asked all that was loaded for the batch */
    static Attempt decide(RoomState state, Mutation mutation, Working before, Need asked, History history) {
        Working working = before.fork();
        Deed deed = new Deed(state, mutation, working, history);
        return againstTheWhole(state, mutation)
                .or(() -> againstTheOperations(deed))
                .or(() -> new Aftermath(state.kind(), state.member(), mutation.n(), working, asked).follow())
                .map(refusal ->
                        new Attempt(refusal.outcome(mutation.n()), before.having(working.looked(), working.locks())))
                .or(() -> new QuotaCheck(state)
                        .against(before, working)
                        .map(refusal -> new Attempt(
                                refusal.outcome(mutation.n()), before.having(working.touched(), working.locks()))))
                .orElseGet(() -> new Attempt(applied(mutation.n(), deed, working), working));
    }

    static Refusal tooMany() {
        return Refusal.of(RejectCode.TOO_MANY_CHANGES).because("max", Json.of(Limits.ENTITIES));
    }

    private static Optional<Refusal> againstTheWhole(RoomState state, Mutation mutation) {
        long head = state.head().seq();
        if (mutation.ops().isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.INVALID_OPERATION).because("where", Json.of("/ops")));
        }
        if (mutation.base() < 0 || mutation.base() > head) {
            return Optional.of(Refusal.of(RejectCode.BAD_BASE).because("head", Json.of(head)));
        }
        return Named.tooMany(state.kind(), mutation) ? Optional.of(tooMany()) : Optional.empty();
    }

    private static Optional<Refusal> againstTheOperations(Deed deed) {
        Admission admission = new Admission(deed.kind(), deed.member());
        Application application = new Application(deed);
        for (Operation operation : deed.mutation().ops()) {
            Optional<Refusal> refusal = admission.against(operation).or(() -> application.apply(operation));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Outcome applied(long n, Deed deed, Working working) {
        Optional<Long> seq = deed.changedSomething() ? Optional.of(working.seq()) : Optional.empty();
        return new Outcome.Applied(n, seq, deed.merged(), deed.skipped());
    }
}
