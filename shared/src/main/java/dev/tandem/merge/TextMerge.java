package dev.tandem.merge;

import dev.tandem.json.Json;

/** Text that several people write at the same time: what each typed is moved over what the others typed, and all of it stands (PROTOCOL T). */
public record TextMerge() implements MergePolicy {
    @Override
    public String name() {
        return "text";
    }

    /** Whole texts are merged by what led to them, which two values alone do not say. */
    @Override
    public Merged merge(Json mine, Json theirs) {
        throw new UnsupportedOperationException("texts are merged by their edits");
    }
}
