package dev.tandem.model;

import java.util.Optional;

/**
 * What whoever knows the id of a room gets by it.
 *
 * @param role what they become
 * @param until when it stops letting anybody in, in milliseconds since 1970; empty: when an owner ends it
 */
public record OpenLink(Role role, Optional<Long> until) {
    /** Whether it still lets somebody in. */
    public boolean isOpen(long now) {
        return until.map(end -> now < end).orElse(true);
    }
}
