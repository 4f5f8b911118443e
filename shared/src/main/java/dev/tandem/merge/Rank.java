package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;
import java.util.List;

/**
 * The value that comes first in an order stands: {@code done} against {@code todo}, for instance. What the order does not name, no
 * value included, ranks below all it names; between two such values the later stands.
 *
 * @param order the strongest first
 */
public record Rank(List<String> order) implements MergePolicy {
    /** The name in kind files, where the order is declared beside it. */
    public static final String NAME = "rank";

    public Rank {
        order = List.copyOf(order);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return place(theirs) < place(mine) ? new Merged(theirs, Kept.THEIRS) : new Merged(mine, Kept.MINE);
    }

    private int place(Json value) {
        int place = value instanceof Json.Str(String text) ? order.indexOf(text) : -1;
        return place < 0 ? order.size() : place;
    }
}
