package dev.tandem.functions.proof;

import java.util.Map;
import java.util.Optional;

/** Why some mistakes break nothing that is promised: what stands behind them, and which other mistake shows that it does. */
final class Harmless {
    private static final String AGAIN =
            "what is decided on something old fails its condition and is decided again; without that it shows: ";

    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry(Flaw.ENTITIES_ARE_CACHED.wire(), AGAIN + Flaw.ENTITIES_ARE_NOT_COMPARED.words()),
            Map.entry(Flaw.LOCKS_ARE_CACHED.wire(), AGAIN + Flaw.A_LOCK_IS_TAKEN_OVER_ANOTHER.words()),
            Map.entry(
                    Flaw.A_LOCK_IS_CHECKED_BEFORE_AND_NOT_WITHIN.wire(),
                    "the lock would have to change hands between the last read and the write of one update; `FencingTest` makes that happen"),
            Map.entry(
                    Flaw.MEMBERS_ARE_READ_BEFORE_SOCKETS.wire(),
                    "somebody would have to be removed and to come back with another socket between two reads of a few milliseconds; `TellingAtOnceTest` pins their order"),
            Map.entry(
                    Flaw.META_IS_CACHED.wire(),
                    "the epoch of an update is a condition of its commit, and who is told of an older one is told the newer one with the next sign of life"),
            Map.entry(
                    Flaw.GAPS_ARE_LEFT_TO_THE_HEARTBEAT.wire(),
                    "each sign of life is answered with the head, so it is asked some seconds later; without that it shows: "
                            + Flaw.THE_HEARTBEAT_IS_NOT_HEEDED.words()),
            Map.entry(
                    Flaw.NOTHING_FOLLOWS_ITS_OWN_COMMIT.wire(),
                    "the batch is sent again, and answered from its receipt; without that it shows: "
                            + Flaw.A_RECEIPT_IS_NOT_WRITTEN.words()),
            Map.entry(
                    Flaw.SOCKETS_ARE_NEVER_FORGOTTEN.wire(),
                    "who is there is known by leases, and those end; without that it shows: "
                            + Flaw.LEASES_NEVER_END.words()),
            Map.entry(
                    PageFlaw.UNDO_OF_OTHERS.wire(),
                    "the server takes back only what is one's own; the fuzz of the core shows it"),
            Map.entry(
                    PageFlaw.TOKEN_FORGOTTEN.wire(),
                    "what comes without its token is refused and given back; the fuzz of the core shows it"));

    private Harmless() {}

    /** @param mistake as it is written in tables */
    static Optional<String> why(String mistake) {
        return Optional.ofNullable(WHY.get(mistake));
    }
}
