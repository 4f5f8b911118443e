package dev.tandem.functions.convergence;

import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the clients of one run did and saw. */
final class History {
    private final Map<String, Map<Long, Mutation>> issued = new TreeMap<>();
    private final Map<String, Map<Long, Outcome>> told = new TreeMap<>();
    private final List<Seen> seen = new ArrayList<>();

    /** A client showed this at this position. */
    record Seen(String client, long seq, Map<EntityKey, Entity> living) {}

    void issued(String client, Mutation mutation) {
        issued.computeIfAbsent(client, _ -> new TreeMap<>()).put(mutation.n(), mutation);
    }

    /**
     * The server told an outcome. Told again it is the same, or only that it is settled (PROTOCOL U6).
     *
     * @return whether it was told before
     */
    boolean told(String client, Outcome outcome) {
        if (outcome instanceof Outcome.Settled) {
            return false;
        }
        Outcome before = told.computeIfAbsent(client, _ -> new TreeMap<>()).putIfAbsent(outcome.n(), outcome);
        if (before != null && !before.equals(outcome)) {
            throw new AssertionError(client + " was told two outcomes: " + before + " and " + outcome);
        }
        return before != null;
    }

    void saw(String client, Replica.State state) {
        seen.add(new Seen(client, state.seq(), state.living()));
    }

    Mutation issued(String client, long n) {
        Mutation mutation = issued.getOrDefault(client, Map.of()).get(n);
        return Objects.requireNonNull(mutation, "told of a mutation that nobody made");
    }

    /** The outcomes that a client was told, by {@code n}. */
    Map<Long, Outcome> told(String client) {
        return told.getOrDefault(client, Map.of());
    }

    List<Seen> seen() {
        return seen;
    }
}
