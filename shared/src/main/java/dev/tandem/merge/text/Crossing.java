package dev.tandem.merge.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Two lists of steps made on one text, each as it is after the other. Every step of one side crosses every step of the other, so the
 * result of a list is the result of its parts, one after the other.
 *
 * @param mine my steps after theirs
 * @param theirs their steps after mine
 */
record Crossing(List<Step> mine, List<Step> theirs) {
    /**
     * @param first whether my text comes before theirs where both come at one place
     */
    static Crossing of(List<Step> mine, List<Step> theirs, boolean first) {
        List<Step> behind = mine;
        List<Step> passed = new ArrayList<>(theirs.size());
        for (Step their : theirs) {
            List<Step> next = new ArrayList<>(behind.size() + 1);
            List<Step> passing = List.of(their);
            for (Step my : behind) {
                Crossing crossing =
                        passing.size() == 1 ? of(my, passing.getFirst(), first) : of(List.of(my), passing, first);
                next.addAll(crossing.mine);
                passing = crossing.theirs;
            }
            passed.addAll(passing);
            behind = next;
        }
        return new Crossing(behind, passed);
    }

    private static Crossing of(Step mine, Step theirs, boolean first) {
        return new Crossing(mine.over(theirs, first), theirs.over(mine, !first));
    }
}
