package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operation causes beyond itself, in the same commit. A rule sees only what it was given, gives the same answer for the same
 * entities in any order, and sets off no other rule: so it ends.
 */
public sealed interface Rule permits UnassignReferences {
    /** The name that its changes carry on the wire. */
    String name();

    /** The entity types of which it must see every entity, because of this operation; usually none. */
    Set<String> reads(Kind kind, Operation operation);

    /**
     * What follows from an operation that was just applied, ordered by entity.
     *
     * @param living every living entity of the types that {@link #reads} names
     */
    List<Effect> effects(Kind kind, Operation operation, List<Entity> living);

    /** New values for some fields of one entity; {@link Json.Null} empties a field. */
    record Effect(EntityKey key, Map<String, Json> set) {
        public Effect {
            set = Map.copyOf(set);
        }
    }
}
