package dev.tandem.bench.scale;

import dev.tandem.bench.Quantiles;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a crowd under some limits.
 *
 * @param ack milliseconds until an edit was acknowledged
 * @param told milliseconds from a commit until others had it, the oldest of each frame
 * @param sentAway for each edit, how often it was told to come later
 * @param lost of what was to be delivered; gaps are found and filled by those who have them
 * @param acknowledged of the edits, within three seconds after the last
 * @param refused of what was asked for of a limit, the share that was refused
 * @param invocations at once, at most
 */
record Ran(
        Crowd crowd,
        Quantiles ack,
        Quantiles told,
        double sentAway,
        double lost,
        double acknowledged,
        Map<Quota, Double> refused,
        int invocations) {
    private static final double SLOW_ACK = 500;
    private static final double SLOW_TOLD = 1_500;
    private static final double SOME = .001;
    private static final double FEW = .01;

    /** Nobody waits long, nearly nothing is missed, and hardly anybody is sent away. */
    boolean holds() {
        return sentAway <= FEW
                && lost <= SOME
                && acknowledged >= 1 - FEW
                && ack.p95() <= SLOW_ACK
                && told.p95() <= SLOW_TOLD
                && first().isEmpty();
    }

    /** The limit that refuses most, if one refuses any that counts. */
    Optional<Quota> first() {
        return refused.entrySet().stream()
                .filter(each -> each.getValue() > SOME)
                .max(Comparator.comparingDouble((Map.Entry<Quota, Double> each) -> each.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** What does not hold, in a word: a limit, those who write at the same time, or what one invocation after the other can tell. */
    String breaks() {
        if (holds()) {
            return "";
        }
        boolean slow = sentAway > FEW || acknowledged < 1 - FEW || ack.p95() > SLOW_ACK;
        return first().map(Quota::code).orElse(slow ? "contention" : "telling");
    }
}
