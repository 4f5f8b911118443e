package dev.tandem.exchange;

import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.List;
import java.util.Map;

/**
 * Operations that are applied together or not at all.
 *
 * @param places where each entity was read
 */
public record Bundle(List<Operation> operations, Map<EntityKey, Place> places) {
    public Bundle {
        operations = List.copyOf(operations);
        places = Map.copyOf(places);
    }

    /** Of something that was not read from a file. */
    public static Bundle of(Operation operation) {
        return new Bundle(List.of(operation), Map.of());
    }
}
