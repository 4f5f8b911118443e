package dev.tandem.merge.text;

import dev.tandem.model.Edit;
import dev.tandem.model.Made;
import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one text, as the server needs it to place splices that a client made on an older state: the state at a base, with
 * the client's own earlier splices upon it.
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

        List<Edit> edits();
    }

    /** By another client. */
    public record Other(long seq, List<Edit> edits) implements Entry {
        public Other {
            edits = List.copyOf(edits);
        }
    }

    /**
     * By the client itself.
     *
     * @param made the splices as they were sent, where they were transformed; where not, the edits are what was sent
     */
    public record Own(long seq, List<Edit> edits, Optional<Made> made) implements Entry {
        public Own {
            edits = List.copyOf(edits);
        }

        private List<Splice> original() {
            return made.map(Made::splices).orElseGet(() -> Splices.of(edits));
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

        private Unseen and(List<Edit> edits) {
            List<Splice> all = new ArrayList<>(splices);
            all.addAll(Splices.of(edits));
            return new Unseen(Splices.compose(all));
        }
    }

    /** What a client had not seen when it made splices at a base, all its own earlier ones being in {@code entries} or before it. */
    public Sight from(long base) {
        Unseen unseen = new Unseen(List.of());
        for (Entry entry : entries) {
            if (entry.seq() > base) {
                switch (entry) {
                    case Other other -> unseen = unseen.and(other.edits());
                    case Own own
                    when own.made().isPresent()
                            && !sameText(base, own.made().get().base()) -> {
                        return new BadBase();
                    }
                    case Own own -> unseen = unseen.after(own.original());
                }
            }
        }
        return base < since ? new BadBase() : unseen;
    }

    /** Whether others left the text as it was between two bases. */
    private boolean sameText(long one, long two) {
        long from = Math.min(one, two);
        long to = Math.max(one, two);
        return from == to
                || (from >= since
                        && entries.stream()
                                .noneMatch(entry -> entry instanceof Other && entry.seq() > from && entry.seq() <= to));
    }
}
