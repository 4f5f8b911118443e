package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Edit;
import dev.tandem.model.Made;
import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A central server of one text, as the room is: a log of commits, each the net effect of one batch. */
final class TextServer {
    /** One commit. Its position in the log is its place in {@link #log}, from 1. */
    record Entry(int author, int mutations, List<Edit> edits, Optional<Made> made) {}

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
        List<Edit> edits = new ArrayList<>();
        List<Splice> made = new ArrayList<>();
        for (List<Splice> mutation : batch) {
            List<Splice> placed = unseen.place(mutation);
            edits.addAll(RandomSplices.edits(text, placed));
            text = RandomSplices.after(text, placed);
            made.addAll(mutation);
            unseen = unseen.after(mutation);
        }
        transformed += asMade ? 0 : 1;
        log.add(new Entry(
                author,
                batch.size(),
                Splices.composeEdits(edits),
                asMade ? Optional.empty() : Optional.of(new Made(base, made))));
    }

    private TextHistory.Unseen unseen(int author, long base) {
        List<TextHistory.Entry> entries = new ArrayList<>();
        for (int seq = 1; seq <= log.size(); seq++) {
            Entry entry = log.get(seq - 1);
            entries.add(
                    entry.author() == author
                            ? new TextHistory.Own(seq, entry.edits(), entry.made())
                            : new TextHistory.Other(seq, entry.edits()));
        }
        TextHistory.Sight sight = new TextHistory(0, entries).from(base);
        assertThat(sight).isInstanceOf(TextHistory.Unseen.class);
        return (TextHistory.Unseen) sight;
    }
}
