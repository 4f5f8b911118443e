package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;

/** The lower number stands; any number stands against no value. */
public record Min() implements MergePolicy {
    @Override
    public String name() {
        return "min";
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return theirsStand(mine, theirs) ? new Merged(theirs, Kept.THEIRS) : new Merged(mine, Kept.MINE);
    }

    private static boolean theirsStand(Json mine, Json theirs) {
        if (!(theirs instanceof Json.Num(var their))) {
            return false;
        }
        return !(mine instanceof Json.Num(var my)) || their.compareTo(my) < 0;
    }
}
