package dev.tandem.history;

import dev.tandem.history.Activity.Difference;
import dev.tandem.json.Json;
import dev.tandem.model.TextEdit;
import java.util.List;

/** Differences short enough for a list: texts are cut to where they differ, and three dots stand for the rest. Lengths are code points. */
final class Excerpts {
    static final String REST = "…";

    private static final int LENGTH = 200;
    private static final int LEAD = 40;

    private Excerpts() {}

    static Difference between(Json before, Json after) {
        int[] one = codePoints(before);
        int[] other = codePoints(after);
        int same = 0;
        while (same < one.length && same < other.length && one[same] == other[same]) {
            same++;
        }
        return new Difference(cut(before, one, same), cut(after, other, same));
    }

    /** Of a text that changed in places: only these are known, not the text around them. */
    static Difference of(List<TextEdit> edits) {
        Patchwork patchwork = new Patchwork();
        edits.stream().flatMap(edit -> edit.applied().stream()).forEach(patchwork::apply);
        return between(text(patchwork.before()), text(patchwork.after()));
    }

    private static Json text(String shown) {
        return shown.isEmpty() || shown.equals(REST) ? Json.NULL : Json.of(shown);
    }

    private static int[] codePoints(Json value) {
        return value instanceof Json.Str(String text) ? text.codePoints().toArray() : new int[0];
    }

    private static Json cut(Json value, int[] points, int same) {
        if (points.length <= LENGTH) {
            return value;
        }
        int from = Math.max(0, Math.min(same - LEAD, points.length - LENGTH));
        int to = Math.min(points.length, from + LENGTH);
        String kept = new String(points, from, to - from);
        return Json.of((from > 0 ? REST : "") + kept + (to < points.length ? REST : ""));
    }
}
