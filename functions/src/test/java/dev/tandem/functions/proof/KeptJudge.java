package dev.tandem.functions.proof;

import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a client says is kept gets a number and is decided, or is given back to its person (I8): also over restarts and other epochs. */
final class KeptJudge {
    private static final Set<String> REFUSALS =
            Stream.of(RejectCode.values()).map(RejectCode::wire).collect(Collectors.toUnmodifiableSet());

    private final Consumer<Violation> violations;
    /** By the id of a mutation, whose it is. */
    private final Map<String, String> kept = new HashMap<>();

    private final Map<String, MutationId> numbers = new HashMap<>();
    private final Set<String> setAside = new HashSet<>();
    private final Map<String, Long> decidedUpTo = new HashMap<>();

    KeptJudge(Consumer<Violation> violations) {
        this.violations = violations;
    }

    void kept(Happening.Kept it) {
        kept.put(it.id(), it.user());
    }

    void numbered(Happening.Numbered it) {
        numbers.put(it.id(), new MutationId(it.client(), it.n()));
    }

    void setAside(Happening.SetAside it) {
        setAside.add(it.id());
    }

    void decided(String client, long last) {
        decidedUpTo.merge(client, last, Math::max);
    }

    /** Whether it was ever decided, also in a log that is no more. */
    boolean isDecided(String client, long n) {
        return n <= decidedUpTo.getOrDefault(client, 0L);
    }

    /** What a client says became of a mutation (I1); other codes than the server's are its own. */
    void claimed(Happening.Claimed it, List<Outcome> decided) {
        boolean isApplied = it.code().equals("applied");
        if (!isApplied && !REFUSALS.contains(it.code())) {
            return;
        }
        boolean isKnown = !decided.isEmpty();
        if (!isDecided(it.client(), it.n()) || (isKnown && decided.stream().noneMatch(outcome -> isSo(it, outcome)))) {
            String what = it.client() + " says of #" + it.n() + " " + it.code() + ", decided is " + decided;
            violations.accept(new Violation("I1", it.at(), what));
        }
    }

    private static boolean isSo(Happening.Claimed it, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied ->
                it.code().equals("applied")
                        && (it.seq() == 0
                                || applied.seq().map(seq -> seq == it.seq()).orElse(true));
            case Outcome.Rejected rejected -> it.code().equals(rejected.code().wire());
            case Outcome.Settled _ -> true;
        };
    }

    /** In the end. Who is no member has nothing decided any more. */
    void rests(long at, Predicate<String> isMember) {
        kept.forEach((id, user) -> {
            MutationId number = numbers.get(id);
            boolean done = number != null && isDecided(number.client(), number.n());
            if (!done && !setAside.contains(id) && isMember.test(user)) {
                String what = number == null ? "gets no number" : "is #" + number.n() + " of " + number.client();
                violations.accept(new Violation("I8", at, id + " of " + user + " is kept, " + what + ", not decided"));
            }
        });
    }
}
