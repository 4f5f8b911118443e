package dev.tandem.functions.store.dynamo;

import java.util.Optional;
import java.util.Set;

/** What became of a write. Nothing has changed, except where it is done or may be done. */
public sealed interface Written {
    /**
     * It is durable.
     *
     * @param before the row as it was; known for a single {@link Write.Delete} only
     */
    record Done(Optional<Row> before) implements Written {}

    /** Conditions did not hold: their places in the list of writes, from 0. */
    record Refused(Set<Integer> places) implements Written {
        public Refused {
            places = Set.copyOf(places);
        }
    }

    /** Another transaction was at one of the rows. */
    record Contended() implements Written {}

    /** No answer came: it may be done, now or a little later. */
    record Unanswered(Throwable cause) implements Written {}
}
