package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long a socket counts as present after it was last heard of (PROTOCOL P2). */
public final class Leases {
    static final Duration LENGTH = Duration.ofSeconds(75);

    private final Clock clock;

    public Leases(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Those whose lease holds. */
    List<Presence> live(List<Presence> rows) {
        Instant now = now();
        return rows.stream().filter(each -> each.leaseUntil().isAfter(now)).toList();
    }

    /** The end of a lease that begins now. */
    Instant end() {
        return now().plus(LENGTH);
    }

    /** The same for a socket, which hears nothing after the end of its token. */
    Instant end(Connection connection) {
        return connection.expiresAt().isBefore(end()) ? connection.expiresAt() : end();
    }

    /** Renewing costs a write: it is due when a third has passed, which is one heartbeat. */
    boolean isDue(Presence presence) {
        Duration left = Duration.between(now(), presence.leaseUntil());
        return left.multipliedBy(3).compareTo(LENGTH.multipliedBy(2)) <= 0;
    }
}
