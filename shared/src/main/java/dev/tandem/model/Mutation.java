package dev.tandem.model;

import java.util.List;

/**
 * One intent of one person: applied whole or not at all.
 *
 * @param n position in the client's own queue, dense from 1
 * @param base the room seq the person saw when making it
 * @param ops what to do, in order
 */
public record Mutation(long n, long base, List<Operation> ops) {
    public Mutation {
        ops = List.copyOf(ops);
    }
}
