package dev.tandem.local.soak;

import dev.tandem.functions.proof.Checker;
import dev.tandem.functions.proof.Fingerprint;
import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.Violation;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a history comes to: what the checker of the simulated worlds says of it, and three sums made without it.
 *
 * @param lost acknowledged mutations of which the log and the receipts know nothing
 * @param doubled mutations that more than one commit decided
 * @param diverged clients that do not end with what the rows hold
 */
record Verdict(List<Violation> violations, long lost, long doubled, long diverged) {
    Verdict {
        violations = List.copyOf(violations);
    }

    static Verdict of(List<Happening> history) {
        Sums sums = new Sums();
        history.forEach(sums::add);
        return new Verdict(Checker.check(Kinds.bundled(), history), sums.lost(), sums.doubled, sums.diverged());
    }

    boolean isRight() {
        return violations.isEmpty() && lost == 0 && doubled == 0 && diverged == 0;
    }

    /** A mutation of a client, which is in one room only. */
    private record Id(String client, long n) {}

    private static final class Sums {
        private final Map<Id, Long> decided = new HashMap<>();
        private final Map<Id, Long> told = new HashMap<>();
        private final Map<String, String> shown = new HashMap<>();
        private final Map<String, String> rooms = new HashMap<>();
        private final Map<String, String> rest = new HashMap<>();
        private long doubled;

        private void add(Happening happening) {
            switch (happening) {
                case Happening.Decided it -> decided(it.commit());
                case Happening.Answered it -> {
                    for (long n = it.last(); n > 0 && decided.putIfAbsent(new Id(it.client(), n), 0L) == null; n--) {}
                }
                case Happening.Told it -> told(it);
                case Happening.Showed it ->
                    shows(
                            it.client(),
                            it.room(),
                            it.seq(),
                            Fingerprint.of(it.living().values()));
                case Happening.Matched it -> shows(it.client(), it.room(), it.seq(), it.print());
                case Happening.Rests it -> rest.put(it.room(), print(it));
                default -> {}
            }
        }

        private static String print(Happening.Rests it) {
            List<Entity> living = it.entities().values().stream()
                    .filter(each -> !each.deleted())
                    .toList();
            return it.log().getLast().seq() + " " + Fingerprint.of(living);
        }

        private void shows(String client, String room, long seq, String print) {
            shown.put(client, seq + " " + print);
            rooms.put(client, room);
        }

        private void decided(Commit commit) {
            for (long n = commit.from(); n <= commit.to(); n++) {
                if (n > 0 && decided.put(new Id(commit.client(), n), commit.seq()) != null) {
                    doubled++;
                }
            }
        }

        private void told(Happening.Told it) {
            if (!(it.outcome() instanceof Outcome.Settled)) {
                long seq = it.outcome() instanceof Outcome.Applied applied
                        ? applied.seq().orElse(0L)
                        : 0L;
                told.put(new Id(it.client(), it.outcome().n()), seq);
            }
        }

        private long lost() {
            return told.entrySet().stream()
                    .filter(each -> !isKept(decided.get(each.getKey()), each.getValue()))
                    .count();
        }

        private static boolean isKept(@Nullable Long at, long toldAt) {
            return at != null && (toldAt == 0 || toldAt == at);
        }

        private long diverged() {
            return shown.entrySet().stream()
                    .filter(each -> !each.getValue().equals(rest.get(rooms.get(each.getKey()))))
                    .count();
        }
    }
}
