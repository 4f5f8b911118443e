package dev.tandem.local.exchange;

import java.util.List;

/** What reading a file came to. */
public sealed interface Reading {
    /**
     * It can be taken: drafts in order, those that others refer to first.
     *
     * @param skipped lines left out because the caller asked for that
     */
    record Plan(List<Draft> drafts, List<Problem> skipped) implements Reading {
        public Plan {
            drafts = List.copyOf(drafts);
            skipped = List.copyOf(skipped);
        }
    }

    /** It cannot, for all these reasons; nothing of it may be written. */
    record Unfit(List<Problem> problems) implements Reading {
        public Unfit {
            problems = List.copyOf(problems);
        }
    }
}
