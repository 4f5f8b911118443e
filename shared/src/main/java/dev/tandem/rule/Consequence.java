package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.RejectCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule makes of what happened. */
public sealed interface Consequence {
    /** Effects in their order, and what is to be told. */
    record Follow(List<Effect> effects, List<Event> events) implements Consequence {
        public Follow {
            effects = List.copyOf(effects);
            events = List.copyOf(events);
        }
    }

    /** The mutation cannot be: it is rejected as a whole. */
    record Refuse(RejectCode code, Optional<EntityKey> key, Optional<String> field, Map<String, Json> detail)
            implements Consequence {
        public Refuse {
            detail = Map.copyOf(detail);
        }
    }

    static Consequence nothing() {
        return new Follow(List.of(), List.of());
    }

    static Consequence of(List<Effect> effects) {
        return new Follow(effects, List.of());
    }

    /** What a rule does. An effect on something that is not there, or already is so, is nothing. */
    sealed interface Effect {
        EntityKey key();

        /** New values for some fields of a living entity; {@link Json.Null} empties a field. */
        record Set(EntityKey key, Map<String, Json> set) implements Effect {
            public Set {
                set = Map.copyOf(set);
            }
        }

        /** A new entity with exactly these fields and the kind's defaults. */
        record Create(EntityKey key, Map<String, Json> fields) implements Effect {
            public Create {
                fields = Map.copyOf(fields);
            }
        }

        /** A living entity goes. */
        record Delete(EntityKey key) implements Effect {}
    }
}
