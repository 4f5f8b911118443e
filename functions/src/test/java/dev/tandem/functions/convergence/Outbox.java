package dev.tandem.functions.convergence;

import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import java.util.ArrayList;
import java.util.List;

/** Mutations of one client that are not settled, in order; at most one batch of them is on its way (PROTOCOL U1). */
final class Outbox {
    private List<Mutation> waiting = List.of();
    private long next = 1;
    private boolean inFlight;

    /** What is kept when the client ends. */
    record State(List<Mutation> waiting, long next) {
        /** One more is kept; what was settled since is not taken out yet. */
        State with(Mutation made) {
            List<Mutation> longer = new ArrayList<>(waiting);
            longer.add(made);
            return new State(List.copyOf(longer), made.n() + 1);
        }
    }

    State state() {
        return new State(waiting, next);
    }

    void restore(State kept) {
        waiting = kept.waiting();
        next = kept.next();
        inFlight = false;
    }

    Mutation add(long base, List<Operation> ops) {
        Mutation mutation = new Mutation(next, base, ops);
        State longer = state().with(mutation);
        waiting = longer.waiting();
        next = longer.next();
        return mutation;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isReady() {
        return !inFlight && !waiting.isEmpty();
    }

    /** The next batch: it is on its way from now on. */
    List<Mutation> batch(int most) {
        inFlight = true;
        return waiting.subList(0, Math.min(most, waiting.size()));
    }

    /** No answer is expected any more. */
    void landed() {
        inFlight = false;
    }

    /** All up to {@code n} are settled. */
    void settle(long n) {
        waiting = waiting.stream().filter(each -> each.n() > n).toList();
    }
}
