package dev.tandem.local.replay;

import dev.tandem.model.Edit;
import java.util.ArrayList;
import java.util.List;

/** What was written, in order. */
final class TraceLog {
    /** One batch. Batches that wrote nothing share the position of the one before. */
    record Entry(long seq, int author, int mutations, List<Edit> edits) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(int author, int mutations, TraceRoom.Written written) {
        entries.add(new Entry(written.seq(), author, mutations, written.edits()));
    }

    int size() {
        return entries.size();
    }

    List<Entry> from(int place) {
        return List.copyOf(entries.subList(place, entries.size()));
    }
}
