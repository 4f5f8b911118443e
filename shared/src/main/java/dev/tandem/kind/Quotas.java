package dev.tandem.kind;

import java.util.Optional;

/**
 * How much one room of a kind may hold (PROTOCOL Q2); empty: any number. Each is at least 1.
 *
 * @param members that are active
 * @param entities that live, comments and conflicts among them
 * @param characters code points in their fields of the types {@code string} and {@code text}
 */
public record Quotas(Optional<Long> members, Optional<Long> entities, Optional<Long> characters) {
    /** Everything may grow. */
    public static final Quotas NONE = new Quotas(Optional.empty(), Optional.empty(), Optional.empty());
}
