package dev.tandem.local.cli;

import dev.tandem.json.JsonWriter;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.List;

/** Packs operations into mutations that are neither too many nor too large. */
final class Mutations {
    /** A tenth of what a commit holds, so that the server can fill commits well. */
    static final int OPERATIONS = 10;

    /** An update is at most 28,672 bytes (U1). */
    private static final int BYTES = 12_000;

    private Mutations() {}

    static List<List<Operation>> of(List<Operation> operations) {
        List<List<Operation>> packed = new ArrayList<>();
        List<Operation> open = new ArrayList<>();
        int bytes = 0;
        for (Operation operation : operations) {
            int size = bytes(operation);
            if (!open.isEmpty() && (open.size() == OPERATIONS || bytes + size > BYTES)) {
                packed.add(List.copyOf(open));
                open.clear();
                bytes = 0;
            }
            open.add(operation);
            bytes += size;
        }
        if (!open.isEmpty()) {
            packed.add(List.copyOf(open));
        }
        return packed;
    }

    private static int bytes(Operation operation) {
        return JsonWriter.writeUtf8(Wire.of(new Mutation(1, 0, List.of(operation)))).length;
    }
}
