package dev.tandem.merge.text;

import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be done with a list of splices, each made on the text that the one before it left. Places and lengths are code points.
 *
 * <p>Nothing here throws for what others send: {@link #apply} refuses with a value, and everything else takes only what was applied or
 * could be.
 */
public final class Splices {
    private Splices() {}

    /** Applies all to a text, or none. */
    public static Spliced apply(String text, List<Splice> splices) {
        SplicedText changing = new SplicedText(text);
        List<Edit> edits = new ArrayList<>(splices.size());
        for (int index = 0; index < splices.size(); index++) {
            Splice splice = splices.get(index);
            Optional<Spliced.Reason> flaw = changing.flaw(splice);
            if (flaw.isPresent()) {
                return new Spliced.Refused(index, flaw.get());
            }
            if (splice.remove() > 0 || !splice.insert().isEmpty()) {
                edits.add(changing.apply(splice));
            }
        }
        return new Spliced.Applied(changing.toString(), edits);
    }

    /**
     * Mine as they are after theirs, where both were made on the same text. Text that comes inside a range that the other side removes
     * survives; what the other side has removed already is not removed again.
     *
     * <p>For any two lists {@code a} and {@code b} made on one text, {@code a} and then {@code transform(b, a, f.other())} leads to the
     * same text as {@code b} and then {@code transform(a, b, f)}.
     *
     * @param first whose text is on the left where both insert at one place; whoever is earlier in the log
     */
    public static List<Splice> transform(List<Splice> mine, List<Splice> theirs, First first) {
        if (mine.isEmpty() || theirs.isEmpty()) {
            return Joining.ofSplices(mine);
        }
        List<Step> own = Step.of(Joining.ofSplices(mine));
        List<Step> other = Step.of(Joining.ofSplices(theirs));
        return Joining.ofSplices(Crossing.of(own, other, first == First.MINE).mine().stream()
                .map(Step::splice)
                .toList());
    }

    /** Fewer splices that do the same, and transform the same: a run of keystrokes becomes one. */
    public static List<Splice> compose(List<Splice> splices) {
        return Joining.ofSplices(splices);
    }

    /** The same for what was applied. */
    public static List<Edit> composeEdits(List<Edit> edits) {
        return Joining.ofEdits(edits);
    }

    /** The splices that were applied. */
    public static List<Splice> of(List<Edit> edits) {
        return edits.stream()
                .map(edit -> new Splice(edit.at(), CodePoints.length(edit.removed()), edit.inserted()))
                .toList();
    }

    /** What takes the edits back, on the text that they left. */
    public static List<Splice> invert(List<Edit> edits) {
        return edits.reversed().stream()
                .map(edit -> new Splice(edit.at(), CodePoints.length(edit.inserted()), edit.removed()))
                .toList();
    }
}
