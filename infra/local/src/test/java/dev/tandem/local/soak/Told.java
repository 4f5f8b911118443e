package dev.tandem.local.soak;

import dev.tandem.functions.proof.Happening;
import dev.tandem.model.Commit;
import dev.tandem.model.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one client was told, held against its receipt and its commits: whatever it was told of that no commit decided was decided without one,
 * while the client waited for that answer.
 */
final class Told {
    private final String room;
    private final Receipt receipt;
    private final TreeSet<Long> committed = new TreeSet<>();
    private final List<Happening.Answered> answers = new ArrayList<>();
    /** Where the client was when it first sent a mutation, by the first of its batch. */
    private final TreeMap<Long, Long> since = new TreeMap<>();

    private final List<Long> group = new ArrayList<>();
    private long groupAt;
    private long answered;
    private long seq;

    Told(String room, Receipt receipt, List<Commit> commits) {
        this.room = room;
        this.receipt = receipt;
        for (Commit commit : commits) {
            for (long n = commit.from(); n <= commit.to(); n++) {
                committed.add(n);
            }
        }
    }

    /** Whose it is, where it is of a client. */
    static Optional<String> client(Happening happening) {
        return switch (happening) {
            case Happening.Sent it -> Optional.of(it.client());
            case Happening.Told it -> Optional.of(it.client());
            case Happening.Showed it -> Optional.of(it.client());
            case Happening.Matched it -> Optional.of(it.client());
            default -> Optional.empty();
        };
    }

    /**
     * @param seen by the client, in its order
     * @param end when nothing happened any more
     */
    List<Happening.Answered> answers(List<Happening> seen, long end) {
        for (Happening happening : seen) {
            if (happening instanceof Happening.Told it) {
                groupAt = group.isEmpty() ? it.at() : groupAt;
                group.add(it.outcome().n());
                continue;
            }
            flush();
            switch (happening) {
                case Happening.Sent it -> since.putIfAbsent(it.from(), seq);
                case Happening.Showed it -> seq = it.seq();
                case Happening.Matched it -> seq = it.seq();
                default -> {}
            }
        }
        flush();
        for (long n = 1; n <= receipt.last(); n++) {
            group.add(n);
        }
        groupAt = end;
        flush();
        return answers;
    }

    /** All that one answer told. */
    private void flush() {
        List<Long> run = new ArrayList<>();
        for (long n : group) {
            if (n <= answered || n > receipt.last() || committed.contains(n)) {
                settle(run);
            } else {
                run.add(n);
            }
        }
        settle(run);
        group.clear();
    }

    private void settle(List<Long> run) {
        if (!run.isEmpty()) {
            answered = run.getLast();
            var sent = since.floorEntry(run.getFirst());
            answers.add(new Happening.Answered(
                    groupAt, room, receipt.client(), receipt.user(), answered, sent == null ? 0 : sent.getValue()));
            run.clear();
        }
    }
}
