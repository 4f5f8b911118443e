package dev.tandem.local.client;

import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Mutations that are not decided yet, in order; one batch of them is in flight (PROTOCOL U1). */
final class Outbox {
    private final List<Queued> queue = new ArrayList<>();
    private final Watcher watcher;
    private final String room;
    private final String client;
    private long lastN;
    private int inFlight;
    private long waitedFor;

    /** Nobody looks on. */
    Outbox(String room, String client) {
        this(room, client, Watcher.NOBODY);
    }

    Outbox(String room, String client, Watcher watcher) {
        this.watcher = watcher;
        this.room = room;
        this.client = client;
    }

    private record Queued(Mutation mutation, CompletableFuture<Outcome> outcome) {}

    CompletableFuture<Outcome> add(long base, List<Operation> ops) {
        var queued = new Queued(new Mutation(++lastN, base, ops), new CompletableFuture<>());
        watcher.queued(queued.mutation());
        queue.add(queued);
        return queued.outcome();
    }

    boolean hasNothingInFlight() {
        return inFlight == 0;
    }

    /** The batch in flight, the same as it was; or the next one, as large as may be. Nothing where nothing waits. */
    Optional<Update> batch(String epoch) {
        if (inFlight == 0) {
            inFlight = Math.min(Protocol.MAX_MUTATIONS, queue.size());
            while (inFlight > 1 && bytes(update(epoch)) > Protocol.MAX_UPDATE_BYTES) {
                inFlight--;
            }
        }
        if (inFlight == 0) {
            return Optional.empty();
        }
        Update batch = update(epoch);
        watcher.sending(batch);
        return Optional.of(batch);
    }

    /** Whether the batch in flight was in flight already when this was asked the last time. */
    boolean waitsStill() {
        long first = inFlight == 0 ? 0 : queue.getFirst().mutation().n();
        boolean still = first > 0 && first == waitedFor;
        waitedFor = first;
        return still;
    }

    int size() {
        return queue.size();
    }

    /** What became of the first ones. Those that are not among the outcomes stay; an answer that came before already changes nothing. */
    void settle(List<Outcome> outcomes) {
        if (!queue.isEmpty()
                && outcomes.stream()
                        .allMatch(outcome ->
                                outcome.n() < queue.getFirst().mutation().n())) {
            return;
        }
        for (Outcome outcome : outcomes) {
            if (!queue.isEmpty() && queue.getFirst().mutation().n() == outcome.n()) {
                queue.removeFirst().outcome().complete(outcome);
            }
        }
        inFlight = 0;
    }

    /** The position that has to be known for these outcomes to be seen. */
    static long reach(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToLong(outcome -> outcome instanceof Outcome.Applied applied
                        ? applied.seq().orElse(0L)
                        : 0L)
                .max()
                .orElse(0L);
    }

    void fail(RuntimeException why) {
        queue.forEach(queued -> queued.outcome().completeExceptionally(why));
        queue.clear();
        inFlight = 0;
    }

    private Update update(String epoch) {
        List<Mutation> mutations =
                queue.subList(0, inFlight).stream().map(Queued::mutation).toList();
        return new Update(Optional.empty(), room, client, epoch, mutations);
    }

    private static int bytes(Update update) {
        return FrameWriter.write(update).getBytes(StandardCharsets.UTF_8).length;
    }
}
