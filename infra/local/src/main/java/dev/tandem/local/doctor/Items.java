package dev.tandem.local.doctor;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.Map;
import java.util.UUID;

/** What the doctor writes. */
final class Items {
    private Items() {}

    static Operation add(String name) {
        return new Operation.Create(new EntityKey("item", UUID.randomUUID().toString()), Map.of("name", Json.of(name)));
    }
}
