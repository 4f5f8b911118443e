package dev.tandem.local.replay;

import dev.tandem.merge.text.Spliced;
import dev.tandem.merge.text.Splices;
import dev.tandem.merge.text.TextHistory;
import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A room of one text and nothing else. */
final class OneText implements TraceRoom {
    private record Entry(int author, List<TextEdit> edits) {}

    private final List<Entry> log = new ArrayList<>();
    private String text;
    private int moved;

    OneText(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** How many mutations had to be moved over what others did. */
    int moved() {
        return moved;
    }

    @Override
    public Written update(int client, long base, List<List<Splice>> mutations) {
        TextHistory.Unseen unseen = (TextHistory.Unseen) history(client, base).from(base);
        boolean asMade = unseen.splices().isEmpty();
        List<TextEdit> done = new ArrayList<>();
        for (List<Splice> mutation : mutations) {
            Spliced.Applied applied = (Spliced.Applied) Splices.apply(text, unseen.place(mutation));
            text = applied.text();
            moved += asMade ? 0 : 1;
            done.add(new TextEdit(
                    applied.edits(), asMade ? Optional.empty() : Optional.of(new TextEdit.Made(base, mutation))));
            unseen = unseen.after(mutation);
        }
        log.add(new Entry(client, done));
        List<Edit> edits =
                done.stream().flatMap(edit -> edit.applied().stream()).toList();
        return new Written(log.size(), edits);
    }

    private TextHistory history(int client, long base) {
        List<TextHistory.Entry> entries = new ArrayList<>();
        for (int seq = (int) base + 1; seq <= log.size(); seq++) {
            Entry entry = log.get(seq - 1);
            entries.add(
                    entry.author() == client
                            ? new TextHistory.Own(seq, entry.edits())
                            : new TextHistory.Other(seq, entry.edits()));
        }
        return new TextHistory(base, entries);
    }
}
