package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;

/** What a field does when two clients changed it: a value with a name, one class each, all listed in {@link MergePolicies}. */
public sealed interface MergePolicy permits LastWriteWins, AnyTrue, Max, Min, Rank, Counter, Union, TextMerge, Manual {
    /** The name in kind files and outcomes. */
    String name();

    /**
     * Decides a conflict. Called only where the two values differ; {@link Json.Null} stands for no value.
     *
     * @param mine what this mutation sets
     * @param theirs what stands, written by another client after this mutation's base
     */
    Merged merge(Json mine, Json theirs);

    /** The value that stands, and whose it is. */
    record Merged(Json value, Kept kept) {}
}
