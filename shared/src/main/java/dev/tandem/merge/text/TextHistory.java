package dev.tandem.merge.text;

import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.model.TextEdit.Made;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to one text, as the server needs it to place splices that a client made on an older state: the state at a base, with
 * the client's own earlier splices upon it (PROTOCOL T2).
 *
 * @param since the position after which {@code entries} are complete
 * @param entries every commit that changed the text after {@code since}, in the order of the log
 */
public record TextHistory(long since, List<Entry> entries) {
    public TextHistory {
        entries = List.copyOf(entries);
    }

    /** What one commit did to the text. */
    public sealed interface Entry {
        long seq();

        List<TextEdit> edits();
    }

    /** By the client itself. */
    public record Own(long seq, List<TextEdit> edits) implements Entry {
        public Own {
            edits = List.copyOf(edits);
        }
    }

    /** By another client. */
    public record Other(long seq, List<TextEdit> edits) implements Entry {
        public Other {
            edits = List.copyOf(edits);
        }
    }

    /** What a client that made splices at a base had not seen. */
    public sealed interface Sight {}

    /**
     * The base cannot be used: it lies before {@code since}, or somebody else changed the text between it and the base of an own
     * earlier splice that came to the log after it. Then nobody can tell on which text the splices were made.
     */
    public record BadBase() implements Sight {}

    /**
     * What others did that the client had not seen, as it is after all the client's own splices so far.
     *
     * @param splices none where the client had seen everything
     */
    public record Unseen(List<Splice> splices) implements Sight {
        public Unseen {
            splices = List.copyOf(splices);
        }

        /** The client's next splices, as they are after everything that is in the log. */
        public List<Splice> place(List<Splice> own) {
            return Splices.transform(own, splices, First.THEIRS);
        }

        /** The same after these splices of the client, as they were sent. */
        public Unseen after(List<Splice> own) {
            return splices.isEmpty() ? this : new Unseen(Splices.transform(splices, own, First.MINE));
        }

        private Unseen afterOwn(List<TextEdit> edits) {
            Unseen after = this;
            for (TextEdit edit : edits) {
                // Edits that were not moved are what was sent.
                after = after.after(edit.made().map(Made::splices).orElseGet(() -> Splices.of(edit.applied())));
            }
            return after;
        }

        private Unseen and(List<TextEdit> edits) {
            List<Splice> all = new ArrayList<>(splices);
            edits.forEach(edit -> all.addAll(Splices.of(edit.applied())));
            return new Unseen(Splices.compose(all));
        }
    }

    /** What a client had not seen when it made splices at a base, all its own earlier ones being in {@code entries} or before it. */
    public Sight from(long base) {
        if (base < since) {
            return new BadBase();
        }
        Unseen unseen = new Unseen(List.of());
        for (Entry entry : entries.stream().filter(entry -> entry.seq() > base).toList()) {
            switch (entry) {
                case Other other -> unseen = unseen.and(other.edits());
                case Own own -> {
                    if (!own.edits().stream().allMatch(edit -> isMadeOn(base, edit))) {
                        return new BadBase();
                    }
                    unseen = unseen.afterOwn(own.edits());
                }
            }
        }
        return unseen;
    }

    private boolean isMadeOn(long base, TextEdit own) {
        return own.made().map(made -> isSameText(base, made.base())).orElse(true);
    }

    /** Whether others left the text as it was between two bases. */
    private boolean isSameText(long one, long two) {
        long from = Math.min(one, two);
        long to = Math.max(one, two);
        return from == to
                || (from >= since
                        && entries.stream()
                                .noneMatch(entry -> entry instanceof Other && entry.seq() > from && entry.seq() <= to));
    }
}
