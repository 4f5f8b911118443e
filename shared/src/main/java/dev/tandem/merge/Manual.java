package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;

/** A person decides: theirs stands, and a conflict record keeps mine until somebody settles it (PROTOCOL K). */
public record Manual() implements MergePolicy {
    @Override
    public String name() {
        return "manual";
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return new Merged(theirs, Kept.THEIRS);
    }
}
