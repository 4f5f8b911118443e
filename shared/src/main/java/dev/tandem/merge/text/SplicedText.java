package dev.tandem.merge.text;

import dev.tandem.merge.text.Spliced.Reason;
import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.Optional;

/** A text under change. While it has no surrogates, a place is an index, and a splice costs one copy of the tail. */
final class SplicedText {
    private final StringBuilder text;
    private int length;

    SplicedText(String text) {
        this.text = new StringBuilder(text);
        this.length = CodePoints.length(text);
    }

    Optional<Reason> flaw(Splice splice) {
        if (splice.at() < 0 || splice.remove() < 0) {
            return Optional.of(Reason.NEGATIVE);
        }
        if ((long) splice.at() + splice.remove() > length) {
            return Optional.of(Reason.BEYOND_END);
        }
        return CodePoints.hasLoneSurrogate(splice.insert()) ? Optional.of(Reason.LONE_SURROGATE) : Optional.empty();
    }

    /** Only for a splice without {@link #flaw}. */
    Edit apply(Splice splice) {
        boolean direct = text.length() == length;
        int start = direct ? splice.at() : text.offsetByCodePoints(0, splice.at());
        int end = direct ? start + splice.remove() : text.offsetByCodePoints(start, splice.remove());
        String removed = text.substring(start, end);
        text.replace(start, end, splice.insert());
        length += CodePoints.length(splice.insert()) - splice.remove();
        return new Edit(splice.at(), removed, splice.insert());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
