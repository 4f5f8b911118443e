package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Commit;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.Wire;
import dev.tandem.room.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the mutations of an update (PROTOCOL U4, U6). */
final class Acknowledge {
    private final RoomStore rooms;

    Acknowledge(RoomStore rooms) {
        this.rooms = rooms;
    }

    /** All of it was decided before: the outcomes that are still known apart, and their commit, unless the log begins after it. */
    Ack decidedBefore(Update update, Receipt receipt, long floor) {
        Map<Long, Outcome> known = known(receipt);
        boolean isLastBatch = update.mutations().stream().anyMatch(each -> known.containsKey(each.n()));
        return ack(update, receipt.last(), known, isLastBatch ? commit(update, receipt, floor) : Optional.empty());
    }

    /** The rest was decided now; what went before it has the outcomes of the receipt as it was read. */
    static Ack decidedNow(Update update, Receipt before, Decision decision) {
        Map<Long, Outcome> known = known(before);
        known.putAll(known(decision.receipt()));
        return ack(update, decision.receipt().last(), known, decision.commit());
    }

    private Optional<Commit> commit(Update update, Receipt receipt, long floor) {
        if (receipt.seq() <= floor) {
            return Optional.empty();
        }
        return rooms.log(update.room(), receipt.seq() - 1, 1).stream()
                .filter(commit -> commit.seq() == receipt.seq())
                .findFirst();
    }

    private static Map<Long, Outcome> known(Receipt receipt) {
        Map<Long, Outcome> known = new HashMap<>();
        receipt.outcomes().forEach(outcome -> known.put(outcome.n(), outcome));
        return known;
    }

    private static Ack ack(Update update, long last, Map<Long, Outcome> known, Optional<Commit> commit) {
        List<Outcome> outcomes = update.mutations().stream()
                .map(Mutation::n)
                .filter(n -> n <= last)
                .map(n -> known.getOrDefault(n, new Outcome.Settled(n)))
                .toList();
        int left = FrameSize.MOST - FrameSize.bytesOf(outcomes, Wire::of);
        Optional<Commit> fitting = commit.filter(each -> FrameSize.fits(each, left));
        return new Ack(update.id(), update.room(), update.client(), last, outcomes, fitting);
    }
}
