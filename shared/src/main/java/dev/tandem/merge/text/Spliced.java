package dev.tandem.merge.text;

import dev.tandem.model.Edit;
import java.util.List;

/** What came of applying splices to a text: all of them, or none. */
public sealed interface Spliced {
    /**
     * All were applied.
     *
     * @param text the new text
     * @param edits what was done, in order, each on the text that the one before left; splices without effect have none
     */
    record Applied(String text, List<Edit> edits) implements Spliced {
        public Applied {
            edits = List.copyOf(edits);
        }
    }

    /**
     * None was applied.
     *
     * @param index of the splice that is wrong
     */
    record Refused(int index, Reason reason) implements Spliced {}

    /** What is wrong with a splice. */
    enum Reason {
        /** {@code at} or {@code remove} is below 0. */
        NEGATIVE,
        /** {@code at}, or {@code at + remove}, lies behind the end of the text as the splices before it left it. */
        BEYOND_END,
        /** {@code insert} holds half of a surrogate pair. */
        LONE_SURROGATE
    }
}
