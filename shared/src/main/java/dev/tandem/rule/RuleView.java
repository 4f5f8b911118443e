package dev.tandem.rule;

import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import java.util.List;
import java.util.Optional;

/** The room as a rule sees it: as it stands in the middle of the commit. */
public interface RuleView {
    Kind kind();

    /** Whose mutation it is. */
    Member author();

    /** The commit that is being made. */
    long seq();

    /** The mutation's {@code n}: with {@link #seq} it names what only this mutation makes. */
    long mutation();

    /** Milliseconds since 1970, for display only. */
    long now();

    /**
     * A living entity among those the mutation or a rule named.
     *
     * @throws IllegalStateException for one that the rule did not declare to read and that nobody else named
     */
    Optional<Entity> find(EntityKey key);

    /** Whether every entity of a type is at hand: it was declared to be read. */
    boolean seesAll(String type);

    /**
     * All living entities of a type, ordered by id.
     *
     * @throws IllegalStateException for a type that the rule did not declare to read
     */
    List<Entity> living(String type);
}
