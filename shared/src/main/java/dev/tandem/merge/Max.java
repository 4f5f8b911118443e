package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;

/** The higher number stands; any number stands against no value. */
public record Max() implements MergePolicy {
    @Override
    public String name() {
        return "max";
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return theirsStand(mine, theirs) ? new Merged(theirs, Kept.THEIRS) : new Merged(mine, Kept.MINE);
    }

    private static boolean theirsStand(Json mine, Json theirs) {
        if (!(theirs instanceof Json.Num(var their))) {
            return false;
        }
        return !(mine instanceof Json.Num(var my)) || their.compareTo(my) > 0;
    }
}
