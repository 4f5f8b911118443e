package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Session;
import dev.tandem.functions.store.TicketStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets, and sign-ins that were ended, in the table {@link Table#USERS}. */
final class DynamoTicketStore implements TicketStore {
    private final PatientRows rows;
    private final Patience patience;

    DynamoTicketStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
        this.patience = patience;
    }

    @Override
    public void put(Ticket ticket) {
        rows.write(Table.USERS, new Write.Put(ConnectionRows.of(ticket), Condition.ALWAYS));
    }

    @Override
    public void end(String user, Session session, Instant forget) {
        rows.write(
                Table.USERS,
                new Write.Put(ConnectionRows.ended(Keys.ended(user, session.id()), forget), Condition.ALWAYS));
    }

    @Override
    public void endAll(String user, Instant until) {
        RowKey key = Keys.endedUntil(user);
        patience.until("sign-outs cross", () -> {
            Optional<Instant> before = rows.get(Table.USERS, key).map(ConnectionRows::until);
            if (before.filter(later -> !later.isBefore(until)).isPresent()) {
                return Optional.of(true);
            }
            Condition unchanged = before.map(then -> Condition.holds(Attribute.UNTIL, then.toEpochMilli()))
                    .orElse(Condition.ABSENT);
            boolean done = rows.write(Table.USERS, new Write.Put(ConnectionRows.endedUntil(key, until), unchanged));
            return done ? Optional.of(true) : Optional.empty();
        });
    }

    @Override
    public boolean ended(String user, Session session) {
        RowKey all = Keys.endedUntil(user);
        return rows.getAll(Table.USERS, List.of(Keys.ended(user, session.id()), all)).stream()
                .anyMatch(row -> !row.key().equals(all) || !session.since().isAfter(ConnectionRows.until(row)));
    }

    /** One conditional delete: of two that try, one finds the row. An answer that gets lost costs the ticket, never its singleness. */
    @Override
    public Optional<Ticket> take(String hash, Instant now) {
        return rows.take(Table.USERS, new Write.Delete(Keys.ticket(hash), Condition.PRESENT))
                .flatMap(Written.Done::before)
                .map(row -> ConnectionRows.ticket(hash, row))
                .filter(ticket -> ticket.expiresAt().isAfter(now));
    }
}
