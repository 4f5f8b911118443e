package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.model.TextEdit.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A central server of one text, as the room is: a log of commits, each of one batch. */
final class TextServer {
    /** One commit. Its position in the log is its place in {@link #log}, from 1. */
    record Entry(int author, List<TextEdit> edits) {}

    final List<Entry> log = new ArrayList<>();
    private String text;
    int transformed;

    TextServer(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Decides a batch of mutations that were all made on one base. */
    void update(int author, long base, List<List<Splice>> batch) {
        TextHistory.Unseen unseen = unseen(author, base);
        boolean asMade = unseen.splices().isEmpty();
        List<TextEdit> edits = new ArrayList<>();
        for (List<Splice> mutation : batch) {
            List<Splice> placed = unseen.place(mutation);
            List<Edit> applied = Splices.composeEdits(RandomSplices.edits(text, placed));
            edits.add(new TextEdit(applied, asMade ? Optional.empty() : Optional.of(new Made(base, mutation))));
            text = RandomSplices.after(text, placed);
            unseen = unseen.after(mutation);
        }
        transformed += asMade ? 0 : 1;
        log.add(new Entry(author, edits));
    }

    private TextHistory.Unseen unseen(int author, long base) {
        List<TextHistory.Entry> entries = new ArrayList<>();
        for (int seq = 1; seq <= log.size(); seq++) {
            Entry entry = log.get(seq - 1);
            entries.add(
                    entry.author() == author
                            ? new TextHistory.Own(seq, entry.edits())
                            : new TextHistory.Other(seq, entry.edits()));
        }
        TextHistory.Sight sight = new TextHistory(0, entries).from(base);
        assertThat(sight).isInstanceOf(TextHistory.Unseen.class);
        return (TextHistory.Unseen) sight;
    }
}
