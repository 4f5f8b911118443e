package dev.tandem.local.cli;

import dev.tandem.exchange.Bundle;
import dev.tandem.exchange.Place;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.Refused;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.Protocol;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.List;

/** Packs operations into mutations that are neither too many nor too large. */
final class Mutations {
    /** A tenth of what a commit holds, so that the server can fill commits well. */
    private static final int OPERATIONS = 10;

    /** An update is at most 28,672 bytes (U1). */
    private static final int BYTES = 12_000;

    /** Of the frame around a mutation. */
    private static final int ENVELOPE = 500;

    private Mutations() {}

    static List<List<Operation>> of(List<Operation> operations) {
        return pack(operations.stream().map(Bundle::of).toList()).stream()
                .map(Mutations::operations)
                .toList();
    }

    /** All that a mutation does. */
    static List<Operation> operations(List<Bundle> mutation) {
        return mutation.stream().flatMap(bundle -> bundle.operations().stream()).toList();
    }

    /**
     * Puts single operations together; what belongs together already is a mutation of its own.
     *
     * @return the bundles of each mutation
     * @throws Refused {@code too-large} where something that belongs together fits no update
     */
    static List<List<Bundle>> pack(List<Bundle> bundles) {
        List<List<Bundle>> packed = new ArrayList<>();
        List<Bundle> open = new ArrayList<>();
        int bytes = 0;
        for (Bundle bundle : bundles) {
            int size = bytes(bundle);
            boolean single = bundle.operations().size() == 1;
            if (!open.isEmpty() && (!single || open.size() == OPERATIONS || bytes + size > BYTES)) {
                packed.add(List.copyOf(open));
                open.clear();
                bytes = 0;
            }
            if (single) {
                open.add(bundle);
                bytes += size;
            } else {
                packed.add(List.of(bundle));
            }
        }
        if (!open.isEmpty()) {
            packed.add(List.copyOf(open));
        }
        bundles.forEach(Mutations::checkFits);
        return packed;
    }

    private static void checkFits(Bundle bundle) {
        if (bytes(bundle) > Protocol.MAX_UPDATE_BYTES - ENVELOPE) {
            throw new Refused(
                    "too-large",
                    "What belongs together fits no update: "
                            + bundle.operations().size() + " entities from "
                            + bundle.places().values().stream().findFirst().orElse(Place.NOWHERE) + ".");
        }
    }

    private static int bytes(Bundle bundle) {
        return JsonWriter.writeUtf8(Wire.of(new Mutation(1, 0, bundle.operations()))).length;
    }
}
