package dev.tandem.functions.proof;

import dev.tandem.model.Mutation;
import java.util.List;

/** Mistakes in what a client sends. */
final class ClientFlaws {
    private ClientFlaws() {}

    /** A mutation is sent as it was made, whatever the client has seen since. */
    static List<Mutation> sent(Stage stage, Replica replica, List<Mutation> batch) {
        return stage.has(Flaw.A_SENT_MUTATION_IS_CHANGED)
                ? batch.stream()
                        .map(each -> new Mutation(each.n(), replica.state().seq(), each.ops(), each.locks()))
                        .toList()
                : batch;
    }
}
