package dev.tandem.functions.store;

import dev.tandem.model.Role;
import java.util.Optional;
import java.util.Set;

/**
 * A way into a room for whoever knows its secret (PROTOCOL I).
 *
 * @param id SHA-256 of the secret, base64url: the secret itself is kept nowhere
 * @param role what accepting it gives
 * @param crew crew roles of the room's kind that come with it
 * @param email the only address that may accept it; empty for anybody
 * @param by who made it; it is worth as much as that person may give away
 * @param createdAt milliseconds since 1970
 * @param expiresAt from then on it is worth nothing
 * @param maxUses how many people may accept it, from 1
 * @param uses how many did
 * @param message from its maker
 * @param language of its letter: {@code en} or {@code th}
 * @param end how it was ended before its time, if it was
 */
public record Invitation(
        String room,
        String id,
        Role role,
        Set<String> crew,
        Optional<String> email,
        Inviter by,
        long createdAt,
        long expiresAt,
        long maxUses,
        long uses,
        Optional<String> message,
        String language,
        Optional<End> end) {
    public Invitation {
        crew = Set.copyOf(crew);
    }

    /** Who made it, and how that person was shown. */
    public record Inviter(String user, String name) {}

    /**
     * It was revoked, declined or replaced.
     *
     * @param at milliseconds since 1970
     * @param user who did it
     */
    public record End(long at, String user) {}

    public boolean usedUp() {
        return uses >= maxUses;
    }

    public boolean expired(long now) {
        return now >= expiresAt;
    }

    /** Whether somebody could accept it, as far as it knows by itself. */
    public boolean pending(long now) {
        return end.isEmpty() && !usedUp() && !expired(now);
    }

    /** The same wish once more, with another secret and a time of its own; what was used stays used. */
    public Invitation again(String newId, Inviter newBy, long now) {
        long newEnd = now + (expiresAt - createdAt);
        return new Invitation(
                room, newId, role, crew, email, newBy, now, newEnd, maxUses, uses, message, language, Optional.empty());
    }
}
