package dev.tandem.local.replay;

import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded editing session (the format of github.com/josephg/editing-traces, sequential or concurrent). Places are code points.
 *
 * @param start the text before
 * @param end the text after everything
 * @param txns in an order in which each comes after its parents
 */
public record Trace(String start, String end, List<Txn> txns) {
    public Trace {
        txns = List.copyOf(txns);
    }

    /**
     * Something one person did at once.
     *
     * @param agent who, from 0
     * @param parents the last txns, by their places in the trace, that the person had seen; everything those had seen, too
     * @param splices each on the result of the one before
     */
    public record Txn(int agent, List<Integer> parents, List<Splice> splices) {
        public Txn {
            parents = List.copyOf(parents);
            splices = List.copyOf(splices);
        }
    }

    /** What one mutation may bring: a frame's strings are not longer (PROTOCOL F4). */
    private static final int PIECE = 16_000;

    /** The text before as splices that append it piece by piece, each small enough for a mutation. */
    List<Splice> pieces() {
        List<Splice> pieces = new ArrayList<>();
        int[] points = start.codePoints().toArray();
        for (int at = 0; at < points.length; at += PIECE) {
            int count = Math.min(PIECE, points.length - at);
            pieces.add(new Splice(at, 0, new String(points, at, count)));
        }
        return pieces;
    }

    /** About how many code points the text has when it is longest; never less. */
    public int longest() {
        int length = start.codePointCount(0, start.length());
        int longest = Math.max(length, end.codePointCount(0, end.length()));
        for (Txn txn : txns) {
            for (Splice splice : txn.splices()) {
                length += splice.insert().codePointCount(0, splice.insert().length()) - splice.remove();
                longest = Math.max(longest, length);
            }
        }
        return longest;
    }

    /** How many people. */
    public int agents() {
        return txns.stream().mapToInt(Txn::agent).max().orElse(-1) + 1;
    }
}
