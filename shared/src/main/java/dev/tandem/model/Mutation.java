package dev.tandem.model;

import java.util.List;
import java.util.Map;

/**
 * One intent of one person: applied whole or not at all.
 *
 * @param n position in the client's own queue, dense from 1
 * @param base the room seq the person saw when making it
 * @param ops what to do, in order
 * @param locks tokens of the locks it was made under
 */
public record Mutation(long n, long base, List<Operation> ops, Map<EntityKey, Long> locks) {
    public Mutation {
        ops = List.copyOf(ops);
        locks = Map.copyOf(locks);
    }

    /** Made under no lock. */
    public Mutation(long n, long base, List<Operation> ops) {
        this(n, base, ops, Map.of());
    }
}
