package dev.tandem.merge.text;

import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;

/** Half a splice: text goes, or text comes. */
sealed interface Step {
    Splice splice();

    /**
     * The same done after another step that was made on the same text: none where the other has done it already, two where the
     * other's text came into the midst of what goes here.
     *
     * @param first whether text of this step comes before text of the other where both come at one place
     */
    List<Step> over(Step other, boolean first);

    /** Text comes: {@code length} code points of it, at least one. */
    record Insert(int at, String text, int length) implements Step {
        @Override
        public List<Step> over(Step other, boolean first) {
            return switch (other) {
                case Insert come ->
                    at < come.at || (at == come.at && first) ? List.of(this) : movedTo(at + come.length);
                case Remove gone -> movedTo(gone.without(at));
            };
        }

        private List<Step> movedTo(int place) {
            return List.of(place == at ? this : new Insert(place, text, length));
        }

        @Override
        public Splice splice() {
            return new Splice(at, 0, text);
        }
    }

    /** Text goes: {@code length} code points, at least one. */
    record Remove(int at, int length) implements Step {
        @Override
        public List<Step> over(Step other, boolean first) {
            return switch (other) {
                case Insert come -> aside(come.at, come.length);
                case Remove gone -> between(gone.without(at), gone.without(at + length));
            };
        }

        /** What comes inside a range that goes survives: the range goes on both sides of it. */
        private List<Step> aside(int place, int more) {
            if (place <= at) {
                return List.of(new Remove(at + more, length));
            }
            int before = place - at;
            return before >= length
                    ? List.of(this)
                    : List.of(new Remove(at, before), new Remove(at + more, length - before));
        }

        private static List<Step> between(int from, int to) {
            return from == to ? List.of() : List.of(new Remove(from, to - from));
        }

        /** Where a place is once this has gone. */
        int without(int place) {
            return place <= at ? place : Math.max(at, place - length);
        }

        @Override
        public Splice splice() {
            return new Splice(at, length, "");
        }
    }

    /** First what goes, then what comes; nothing for a splice without effect. */
    static List<Step> of(List<Splice> splices) {
        List<Step> steps = new ArrayList<>(splices.size());
        for (Splice splice : splices) {
            if (splice.remove() > 0) {
                steps.add(new Remove(splice.at(), splice.remove()));
            }
            if (!splice.insert().isEmpty()) {
                steps.add(new Insert(splice.at(), splice.insert(), CodePoints.length(splice.insert())));
            }
        }
        return steps;
    }
}
