package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;

/** True stands, whoever said it. Between false and no value the later stands. */
public record AnyTrue() implements MergePolicy {
    private static final Json TRUE = Json.of(true);

    @Override
    public String name() {
        return "any-true";
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return theirs.equals(TRUE) ? new Merged(theirs, Kept.THEIRS) : new Merged(mine, Kept.MINE);
    }
}
