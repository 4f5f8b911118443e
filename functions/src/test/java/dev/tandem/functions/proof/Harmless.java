package dev.tandem.functions.proof;

import java.util.Map;
import java.util.Optional;

/** Why some mistakes break nothing that is promised: what stands behind them, and which other mistake shows that it does. */
final class Harmless {
    private static final String AGAIN =
            "what is decided on something old fails its condition and is decided again; without that it shows: ";

    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry(
                    Flaw.A_FAILED_POST_FORGETS_THE_SOCKET.wire(),
                    "its client is told that it is not in the room, joins again and asks for what it missed: that costs time and no edit"),
            Map.entry(Flaw.ENTITIES_ARE_CACHED.wire(), AGAIN + Flaw.ENTITIES_ARE_NOT_COMPARED.words()),
            Map.entry(Flaw.THE_HEAD_IS_CACHED.wire(), AGAIN + Flaw.A_COMMIT_OVERWRITES_ANOTHER.words()),
            Map.entry(Flaw.LOCKS_ARE_CACHED.wire(), AGAIN + Flaw.A_LOCK_IS_TAKEN_OVER_ANOTHER.words()),
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
                    Flaw.TWO_BATCHES_ARE_UNDER_WAY.wire(),
                    "a client's mutations are taken in their order only, so the second comes again; without that it shows: "
                            + Flaw.A_RECEIPT_IS_NOT_COMPARED.words()),
            Map.entry(
                    Flaw.POSTS_GO_TO_WHOEVER_WAS_LAST.wire(),
                    "in a world of one room everybody may see every frame; who gets one twice leaves it, and asks for what is missing"),
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
