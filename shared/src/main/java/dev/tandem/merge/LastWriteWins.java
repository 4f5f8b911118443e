package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;

/** The later in the log stands; emptying counts as writing. */
public record LastWriteWins() implements MergePolicy {
    @Override
    public String name() {
        return "last-write-wins";
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return new Merged(mine, Kept.MINE);
    }
}
