package dev.tandem.merge.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The shortest way from one sequence to another (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986), where it is not
 * longer than a limit: time is bounded by limit times length.
 */
final class ShortestEdit {
    private final int[] before;
    private final int[] after;
    /** By the number of changes: how far each diagonal was reached; diagonal k stands at k + changes. */
    private final List<int[]> reached = new ArrayList<>();

    private ShortestEdit(int[] before, int[] after) {
        this.before = before;
        this.after = after;
    }

    /** What differs, in order; nothing where it takes more than {@code limit} removals and insertions */
    static Optional<List<Hunk>> between(int[] before, int[] after, int limit) {
        ShortestEdit edit = new ShortestEdit(before, after);
        for (int changes = 0; changes <= limit; changes++) {
            if (edit.reachesEnd(changes)) {
                return Optional.of(edit.hunks());
            }
        }
        return Optional.empty();
    }

    private boolean reachesEnd(int changes) {
        int[] furthest = new int[2 * changes + 1];
        Arrays.fill(furthest, -1);
        reached.add(furthest);
        for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
            int place = start(diagonal, changes);
            if (place > before.length || place - diagonal > after.length) {
                place = -1;
            } else if (place >= 0) {
                place = slide(place, diagonal);
            }
            furthest[diagonal + changes] = place;
            if (place == before.length && place - diagonal == after.length) {
                return true;
            }
        }
        return false;
    }

    private int start(int diagonal, int changes) {
        if (changes == 0) {
            return 0;
        }
        int removing = at(diagonal - 1, changes - 1);
        return Math.max(removing < 0 ? -1 : removing + 1, at(diagonal + 1, changes - 1));
    }

    private int at(int diagonal, int changes) {
        return Math.abs(diagonal) > changes ? -1 : reached.get(changes)[diagonal + changes];
    }

    private int slide(int from, int diagonal) {
        int place = from;
        while (place < before.length && place - diagonal < after.length && before[place] == after[place - diagonal]) {
            place++;
        }
        return place;
    }

    private List<Hunk> hunks() {
        List<Hunk> hunks = new ArrayList<>();
        int to = before.length;
        int newTo = after.length;
        for (int changes = reached.size() - 1; changes > 0; changes--) {
            int diagonal = to - newTo;
            int from = start(diagonal, changes);
            boolean inserts = from == at(diagonal + 1, changes - 1);
            Hunk change = inserts
                    ? new Hunk(from, from, from - diagonal - 1, from - diagonal)
                    : new Hunk(from - 1, from, from - diagonal, from - diagonal);
            prepend(hunks, change);
            to = change.from();
            newTo = change.newFrom();
        }
        return hunks.reversed();
    }

    /** Hunks come last first; one that touches the one behind it becomes part of it. */
    private static void prepend(List<Hunk> hunks, Hunk change) {
        if (!hunks.isEmpty()
                && hunks.getLast().from() == change.to()
                && hunks.getLast().newFrom() == change.newTo()) {
            hunks.add(change.through(hunks.removeLast()));
        } else {
            hunks.add(change);
        }
    }
}
