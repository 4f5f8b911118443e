package dev.tandem.model;

import java.util.List;

/**
 * The mutations of one {@code update}, with dense {@code n}.
 *
 * @param user who sent it, as the connection says
 * @param client the queue they come from
 */
public record Batch(String user, String client, List<Mutation> mutations) {
    public Batch {
        mutations = List.copyOf(mutations);
    }
}
