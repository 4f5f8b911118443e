package dev.tandem.rule;

import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import java.util.List;
import java.util.Set;

/**
 * What a mutation causes beyond itself, in the same commit. A rule is a pure function: it sees only what it declared to read, and gives the same answer
 * for the same room. What it does is told to all rules again, its own included, for a few rounds: so it must come to an end, and it must declare also
 * what the rules it sets off look at.
 */
public interface Rule {
    /** The name in kind files, and on the wire with the changes it causes. */
    String name();

    /** What it has to see because an operation is going to touch an entity; usually nothing. Asked again when more of the room is known. */
    Reads reads(Kind kind, Touch touch);

    /**
     * What follows. Called after all operations of a mutation, and again with what rules did.
     *
     * @param steps what happened since it was last asked, one for each entity, in the order of their first touch
     */
    Consequence follow(RuleView room, List<Step> steps);

    /**
     * What a rule looks at.
     *
     * @param keys single entities
     * @param types entity types of which it must see every living entity
     */
    record Reads(Set<EntityKey> keys, Set<String> types) {
        public static final Reads NOTHING = new Reads(Set.of(), Set.of());

        public Reads {
            keys = Set.copyOf(keys);
            types = Set.copyOf(types);
        }

        public static Reads types(String... types) {
            return new Reads(Set.of(), Set.of(types));
        }

        public static Reads keys(Set<EntityKey> keys) {
            return new Reads(keys, Set.of());
        }
    }
}
