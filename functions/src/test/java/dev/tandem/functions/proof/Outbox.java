package dev.tandem.functions.proof;

import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mutations of one client that are not settled, in order; at most one batch of them is on its way (PROTOCOL U1). */
final class Outbox {
    private List<Mutation> waiting = List.of();
    private long next = 1;
    private long sent;
    private long inFlight;

    /** What is kept when the client ends. */
    record State(List<Mutation> waiting, long next, long sent) {
        static final State NEW = new State(List.of(), 1, 0);

        State {
            waiting = List.copyOf(waiting);
        }

        /** One more is kept; what was settled since is not taken out yet. */
        State with(Mutation made) {
            List<Mutation> longer = new ArrayList<>(waiting);
            longer.add(made);
            return new State(longer, made.n() + 1, sent);
        }

        /** So far, mutations may have reached the server. */
        State sent(long n) {
            return new State(waiting, next, Math.max(sent, n));
        }
    }

    State state() {
        return new State(waiting, next, sent);
    }

    void restore(State kept) {
        waiting = kept.waiting();
        next = kept.next();
        sent = kept.sent();
        inFlight = 0;
    }

    Mutation add(long base, List<Operation> ops, Map<EntityKey, Long> locks) {
        Mutation mutation = new Mutation(next, base, ops, locks);
        State longer = state().with(mutation);
        waiting = longer.waiting();
        next = longer.next();
        return mutation;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isReady() {
        return inFlight == 0 && !waiting.isEmpty();
    }

    /** The next batch: it is on its way from now on. */
    List<Mutation> batch(int most) {
        List<Mutation> batch = waiting.subList(0, Math.min(most, waiting.size()));
        inFlight = batch.getLast().n();
        sent = Math.max(sent, inFlight);
        return batch;
    }

    /** The last mutation that is on its way, or 0. */
    long inFlight() {
        return inFlight;
    }

    /** No answer is expected any more. */
    void landed() {
        inFlight = 0;
    }

    /** All up to {@code n} are settled. */
    void settle(long n) {
        waiting = waiting.stream().filter(each -> each.n() > n).toList();
    }

    /**
     * The queue goes on under another name from 1, with what was surely never sent: the rest is for the person to look at.
     *
     * @param everything a mistake: what was sent too
     * @return the number each had to the one it has
     */
    Map<Long, Long> renumber(boolean everything) {
        List<Mutation> unsent =
                waiting.stream().filter(each -> everything || each.n() > sent).toList();
        restore(State.NEW);
        Map<Long, Long> numbers = new TreeMap<>();
        unsent.forEach(
                each -> numbers.put(each.n(), add(0, each.ops(), Map.of()).n()));
        return numbers;
    }
}
