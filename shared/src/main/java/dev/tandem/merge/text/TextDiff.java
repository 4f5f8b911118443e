package dev.tandem.merge.text;

import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds an edit that leads from one text to another, for whoever knows only the two. Works on code points, so no pair is split. */
public final class TextDiff {
    /** Beyond this many changes the texts are compared by lines, and beyond as many changed lines as a whole. */
    private static final int LIMIT = 256;

    private final int[] before;
    private final int[] after;

    private TextDiff(String before, String after) {
        this.before = before.codePoints().toArray();
        this.after = after.codePoints().toArray();
    }

    /** Splices that lead from {@code before} to {@code after}: none where they are equal, one where nothing better is found in bounded time. */
    public static List<Splice> between(String before, String after) {
        return new TextDiff(before, after).splices();
    }

    private List<Splice> splices() {
        Hunk middle = new Hunk(0, before.length, 0, after.length).trimmed(before, after);
        List<Hunk> hunks = byCodePoints(middle).or(() -> byLines(middle)).orElseGet(() -> List.of(middle));
        // What lies before a hunk is as in the new text by then, so its new place is its place.
        return withoutNoise(hunks).stream()
                .map(hunk -> new Splice(
                        hunk.newFrom(),
                        hunk.to() - hunk.from(),
                        new String(after, hunk.newFrom(), hunk.newTo() - hunk.newFrom())))
                .toList();
    }

    private Optional<List<Hunk>> byCodePoints(Hunk within) {
        int[] from = Arrays.copyOfRange(before, within.from(), within.to());
        int[] to = Arrays.copyOfRange(after, within.newFrom(), within.newTo());
        return ShortestEdit.between(from, to, LIMIT)
                .map(hunks -> hunks.stream()
                        .map(hunk -> hunk.movedBy(within.from(), within.newFrom()))
                        .toList());
    }

    private Optional<List<Hunk>> byLines(Hunk within) {
        LineNumbers numbers = new LineNumbers();
        LineNumbers.Lines from = numbers.of(before, within.from(), within.to());
        LineNumbers.Lines to = numbers.of(after, within.newFrom(), within.newTo());
        return ShortestEdit.between(from.numbers(), to.numbers(), LIMIT)
                .map(hunks -> hunks.stream()
                        .map(hunk -> new Hunk(
                                from.start(hunk.from()),
                                from.start(hunk.to()),
                                to.start(hunk.newFrom()),
                                to.start(hunk.newTo())))
                        .map(hunk -> hunk.trimmed(before, after))
                        .toList());
    }

    /** Where less is kept between two hunks than changed in each of them, it is equal by chance: they become one. */
    private static List<Hunk> withoutNoise(List<Hunk> hunks) {
        List<Hunk> kept = new ArrayList<>(hunks.size());
        for (Hunk next : hunks) {
            Hunk last = next;
            while (!kept.isEmpty()
                    && last.from() - kept.getLast().to()
                            < Math.min(kept.getLast().size(), last.size())) {
                last = kept.removeLast().through(last);
            }
            kept.add(last);
        }
        return kept;
    }
}
