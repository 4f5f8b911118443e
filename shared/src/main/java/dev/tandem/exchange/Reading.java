package dev.tandem.exchange;

import java.util.List;

/** What reading a file came to. */
public sealed interface Reading {
    /**
     * It can be taken: drafts in order, those that others refer to first.
     *
     * @param skipped what is left out or taken otherwise: lines because the caller asked for that, parts of a room file that only the server makes, orders that the stock does not cover
     * @param divisible whether it may fill several rooms; else it is one
     */
    record Plan(List<Draft> drafts, List<Problem> skipped, boolean divisible) implements Reading {
        public Plan {
            drafts = List.copyOf(drafts);
            skipped = List.copyOf(skipped);
        }

        /** For one room. */
        public Plan(List<Draft> drafts, List<Problem> skipped) {
            this(drafts, skipped, false);
        }
    }

    /** It cannot, for all these reasons; nothing of it may be written. */
    record Unfit(List<Problem> problems) implements Reading {
        public Unfit {
            problems = List.copyOf(problems);
        }
    }
}
