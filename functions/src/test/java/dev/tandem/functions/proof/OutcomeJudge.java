package dev.tandem.functions.proof;

import dev.tandem.model.Outcome;
import dev.tandem.room.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether what clients are told is what was decided (I1), and always the same (I13). */
final class OutcomeJudge {
    private final Consumer<Violation> violations;
    private final Map<String, Map<Long, List<Outcome>>> outcomes = new HashMap<>();
    private final Map<String, Map<Long, Outcome>> told = new HashMap<>();

    OutcomeJudge(Consumer<Violation> violations) {
        this.violations = violations;
    }

    /** What was decided; several, where nobody saw on what state it was. */
    void keep(String client, List<Decision> possible) {
        Map<Long, List<Outcome>> all = outcomes.computeIfAbsent(client, _ -> new HashMap<>());
        possible.stream()
                .flatMap(decision -> decision.receipt().outcomes().stream())
                .distinct()
                .forEach(outcome ->
                        all.computeIfAbsent(outcome.n(), _ -> new ArrayList<>()).add(outcome));
    }

    /** What was decided of a mutation, as far as it is known. */
    List<Outcome> of(String client, long n) {
        return outcomes.getOrDefault(client, Map.of()).getOrDefault(n, List.of());
    }

    void told(Happening.Told it, long decidedUpTo) {
        Outcome outcome = it.outcome();
        if (outcome.n() > decidedUpTo) {
            say("I1", it.at(), it.client() + " is told of #" + outcome.n() + ", which is not decided");
            return;
        }
        if (outcome instanceof Outcome.Settled) {
            return;
        }
        Outcome before = told.computeIfAbsent(it.client(), _ -> new HashMap<>()).putIfAbsent(outcome.n(), outcome);
        if (before != null && !before.equals(outcome)) {
            say("I13", it.at(), it.client() + " is told " + outcome + " after " + before);
        }
        List<Outcome> decided = of(it.client(), outcome.n());
        if (!decided.isEmpty() && !decided.contains(outcome)) {
            say("I1", it.at(), it.client() + " is told " + outcome + ", decided is " + decided);
        }
    }

    private void say(String invariant, long at, String what) {
        violations.accept(new Violation(invariant, at, what));
    }
}
