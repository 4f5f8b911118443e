package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.TicketStore;
import java.time.Instant;
import java.util.Optional;

/** Tickets in the table {@link Table#USERS}. */
final class DynamoTicketStore implements TicketStore {
    private final PatientRows rows;

    DynamoTicketStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
    }

    @Override
    public void put(Ticket ticket) {
        rows.write(Table.USERS, new Write.Put(ConnectionRows.of(ticket), Condition.ALWAYS));
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
