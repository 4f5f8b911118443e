package dev.tandem.room;

import dev.tandem.kind.EntityType;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.Optional;

/** What becomes of a claim to a lock (PROTOCOL L1). */
public sealed interface LockDecision {
    /** How long a holder may be silent before another may take the lock, in milliseconds. */
    long LEASE = 30_000;

    /** It is the claimant's; so the row shall be. */
    record Granted(Lock lock) implements LockDecision {}

    /** It is not; so the row is. */
    record Locked(Lock lock) implements LockDecision {}

    /** The claimant may not lock this, or not take it over. */
    record Forbidden() implements LockDecision {}

    /** The kind has no such type. */
    record UnknownType() implements LockDecision {}

    /**
     * Somebody asks for a lock.
     *
     * @param by an active member
     * @param client whose the lock shall be
     * @param token empty: to take the lock; else to keep it, and not to get it anew where it was lost or released meanwhile
     * @param takeOver whether another holder has to yield
     */
    record Claim(Member by, String client, EntityKey key, Optional<Long> token, boolean takeOver) {}

    /**
     * Decides a claim. The one who holds a lock, or held it last and nobody took it since, keeps its token: nothing was changed meanwhile. Whoever else
     * gets it gets a higher one.
     *
     * @param row the lock as it stands; empty: nobody ever had it
     * @param now milliseconds since 1970
     */
    static LockDecision on(Kind kind, Optional<Lock> row, Claim claim, long now) {
        EntityType type = kind.entities().get(claim.key().type());
        if (type == null) {
            return new UnknownType();
        }
        if (type.serverMade() || !type.update().contains(claim.by().role())) {
            return new Forbidden();
        }
        if (row.isEmpty()) {
            return granted(claim, 1, now);
        }
        Lock lock = row.get();
        boolean own = lock.held() && lock.client().equals(claim.client());
        if (own && claim.token().map(token -> token == lock.token()).orElse(true)) {
            return granted(claim, lock.token(), now);
        }
        boolean free = !lock.holds(now) && claim.token().isEmpty();
        return free ? granted(claim, lock.token() + 1, now) : contested(lock, claim, now);
    }

    private static LockDecision contested(Lock lock, Claim claim, long now) {
        if (!claim.takeOver()) {
            return new Locked(lock);
        }
        return claim.by().role() == Role.OWNER ? granted(claim, lock.token() + 1, now) : new Forbidden();
    }

    private static LockDecision granted(Claim claim, long token, long now) {
        Member by = claim.by();
        return new Granted(new Lock(claim.key(), by.user(), by.name(), claim.client(), token, true, now + LEASE));
    }

    /**
     * The row once its holder gave it back (L2).
     *
     * @return nothing where the client does not hold it with this token
     */
    static Optional<Lock> released(Optional<Lock> row, String client, long token, long now) {
        return row.filter(lock -> lock.held() && lock.client().equals(client) && lock.token() == token)
                .map(lock -> new Lock(lock.key(), lock.user(), lock.name(), client, token, false, now));
    }
}
