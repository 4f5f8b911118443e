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

    static Attempt decide(RoomState state, Mutation mutation, Working before) {
        Working working = before.fork();
        Application application = new Application(state, mutation, working);
        return againstTheWhole(state, mutation)
                .or(() -> againstTheOperations(state, mutation, application))
                .or(() -> new Aftermath(state.kind(), state.member(), working, Named.types(state.kind(), mutation))
                        .follow())
                .map(refusal ->
                        new Attempt(refusal.outcome(mutation.n()), before.having(working.looked(), working.locks())))
                .orElseGet(() -> new Attempt(applied(mutation.n(), application, working), working));
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

    private static Optional<Refusal> againstTheOperations(RoomState state, Mutation mutation, Application application) {
        Admission admission = new Admission(state.kind(), state.member());
        for (Operation operation : mutation.ops()) {
            Optional<Refusal> refusal = admission.against(operation).or(() -> application.apply(operation));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Outcome applied(long n, Application application, Working working) {
        Optional<Long> seq = application.changedSomething() ? Optional.of(working.seq()) : Optional.empty();
        return new Outcome.Applied(n, seq, application.merged());
    }
}
