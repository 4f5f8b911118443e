package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Measures;
import dev.tandem.functions.log.Metric;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.room.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the log keeps of a mutation on its way: by client and number it is found where it was decided, by room and {@code seq} where its commit was
 * told.
 */
final class CommitTrail {
    private final Log log;

    CommitTrail(Log log) {
        this.log = log;
    }

    /** A batch was decided, after so many attempts. */
    void decided(Update update, String kind, Decision decision, int attempts) {
        List<Outcome> outcomes = decision.receipt().outcomes();
        Map<String, String> fields =
                new HashMap<>(Map.of("room", update.room(), "kind", kind, "client", update.client()));
        if (!outcomes.isEmpty()) {
            fields.put("n", outcomes.getFirst().n() + "-" + outcomes.getLast().n());
        }
        decision.commit().ifPresent(commit -> fields.put("seq", Long.toString(commit.seq())));
        log.measured(
                "decided",
                fields,
                Measures.of(Metric.COMMIT_ATTEMPTS, attempts)
                        .andAny(Metric.CONFLICTS, conflicts(outcomes))
                        .andAny(Metric.MUTATIONS_REJECTED, rejected(outcomes)));
    }

    /** Nothing is known to be decided: the client asks again. */
    void givenUp(Update update) {
        log.measured(
                "update-given-up",
                Map.of("room", update.room(), "client", update.client()),
                Measures.of(Metric.UPDATES_GIVEN_UP, 1));
    }

    /** A client goes on from another place than the room remembers. */
    void surprised(Update update, long expected) {
        log.measured(
                "receipt-surprise",
                Map.of(
                        "promise",
                        "receipt",
                        "room",
                        update.room(),
                        "client",
                        update.client(),
                        "n",
                        Long.toString(update.mutations().getFirst().n()),
                        "expected",
                        Long.toString(expected)),
                Measures.of(Metric.PROMISES_BROKEN, 1));
    }

    /**
     * Commits of one room were told.
     *
     * @param by whoever told them: {@code commit} or {@code stream}
     */
    void told(String by, RoomTelling.Place place, List<Telling> tellings, Instant now) {
        Measures measures = Measures.none();
        // Two machines may disagree by some milliseconds.
        tellings.forEach(each -> measures.and(Metric.BROADCAST_LAG, Math.max(0, now.toEpochMilli() - each.at())));
        log.measured(
                "told",
                Map.of(
                        "room",
                        place.room(),
                        "kind",
                        place.kind(),
                        "by",
                        by,
                        "seq",
                        tellings.getFirst().seq() + "-" + tellings.getLast().seq()),
                measures);
    }

    private static long rejected(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome.Rejected.class::isInstance).count();
    }

    private static long conflicts(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Applied.class::isInstance)
                .map(Outcome.Applied.class::cast)
                .mapToLong(applied -> applied.merged().size())
                .sum();
    }
}
