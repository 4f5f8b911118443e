package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.Attribute.*;

import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.Session;
import dev.tandem.functions.store.TicketStore.Ticket;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Filter;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of sockets and tickets, and what they stand for. */
final class ConnectionRows {
    /** DynamoDB may delete a row this long after nobody counts it any more: clocks differ. */
    private static final Duration GRACE = Duration.ofHours(1);
    /** A socket lives for two hours; what leads to its rooms outlives it. */
    private static final Duration VISIT = Duration.ofDays(1);

    private ConnectionRows() {}

    static Row of(Connection connection) {
        return signedIn(Row.at(Keys.socket(connection.id())), connection.session())
                .with(USER, connection.user())
                .with(NAME, connection.name())
                .with(OPENED, connection.openedAt().toEpochMilli())
                .with(UNTIL, connection.expiresAt().toEpochMilli())
                .with(EXPIRES, expires(connection.expiresAt()));
    }

    /** What leads from the person to the socket. */
    static Row way(Connection connection) {
        return signedIn(Row.at(Keys.socketOf(connection.user(), connection.id())), connection.session())
                .with(OPENED, connection.openedAt().toEpochMilli())
                .with(UNTIL, connection.expiresAt().toEpochMilli())
                .with(EXPIRES, expires(connection.expiresAt()));
    }

    static Instant until(Row row) {
        return instant(row, UNTIL);
    }

    static Connection connection(Row row) {
        return new Connection(
                Keys.connectionOf(row.key().pk()),
                row.text(USER),
                row.text(NAME),
                until(row),
                session(row),
                instant(row, OPENED));
    }

    /** What {@link #way} made. */
    static ConnectionStore.Open open(Row way) {
        return new ConnectionStore.Open(Keys.connectionOf(way.key().sk()), session(way), instant(way, OPENED));
    }

    private static Row signedIn(Row row, Session session) {
        return row.with(SIGN_IN, session.id()).with(SINCE, session.since().toEpochMilli());
    }

    private static Session session(Row row) {
        return new Session(row.text(SIGN_IN), instant(row, SINCE));
    }

    static Row visit(Presence presence) {
        return Row.at(Keys.visit(presence.connectionId(), presence.room()))
                .with(EXPIRES, expires(presence.leaseUntil().plus(VISIT)));
    }

    static Row of(Presence presence) {
        return Row.at(Keys.presence(presence.room(), presence.connectionId()))
                .with(USER, presence.user())
                .with(NAME, presence.name())
                .with(CLIENT, presence.client())
                .with(STATUS, presence.status().wire())
                .with(WHERE, presence.where().map(JsonWriter::write))
                .with(FILTER, presence.filter().map(FilterText::write))
                .with(LEASE, presence.leaseUntil().toEpochMilli())
                .with(EXPIRES, expires(presence.leaseUntil()));
    }

    /** What somebody shows; an empty text takes the place of what was there. */
    static Map<String, Value> shown(Presence presence) {
        Map<String, Value> values = new HashMap<>(lease(presence.leaseUntil()));
        values.put(STATUS, new Value.Text(presence.status().wire()));
        values.put(WHERE, text(presence.where().map(JsonWriter::write)));
        return values;
    }

    static Map<String, Value> filter(Optional<Filter> filter) {
        return Map.of(FILTER, text(filter.map(FilterText::write)));
    }

    private static Value text(Optional<String> text) {
        return new Value.Text(text.orElse(""));
    }

    private static Optional<String> text(Row row, String attribute) {
        return row.optionalText(attribute).filter(text -> !text.isEmpty());
    }

    static Map<String, Value> lease(Instant until) {
        return Map.of(LEASE, new Value.Whole(until.toEpochMilli()), EXPIRES, new Value.Whole(expires(until)));
    }

    static Presence presence(Row row) {
        return new Presence(
                Keys.roomOf(row.key().pk()),
                Keys.connectionOf(row.key().sk()),
                row.text(USER),
                row.text(NAME),
                row.text(CLIENT),
                status(row),
                text(row, WHERE).map(JsonReader.FILES::read),
                text(row, FILTER).map(FilterText::read),
                instant(row, LEASE));
    }

    /** Rows of before it was kept say nothing; they last minutes. */
    private static Status status(Row row) {
        return row.optionalText(STATUS).flatMap(Status::of).orElse(Status.ONLINE);
    }

    static Row of(Ticket ticket) {
        return signedIn(Row.at(Keys.ticket(ticket.hash())), ticket.session())
                .with(USER, ticket.user())
                .with(NAME, ticket.name())
                .with(ORIGIN, ticket.origin())
                .with(UNTIL, ticket.expiresAt().toEpochMilli())
                .with(SESSION, ticket.sessionUntil().toEpochMilli())
                .with(EXPIRES, expires(ticket.expiresAt()));
    }

    static Ticket ticket(String hash, Row row) {
        return new Ticket(
                hash,
                row.text(USER),
                row.text(NAME),
                row.optionalText(ORIGIN),
                until(row),
                instant(row, SESSION),
                session(row));
    }

    /** A sign-in that was ended. */
    static Row ended(RowKey key, Instant forget) {
        return Row.at(key).with(EXPIRES, expires(forget));
    }

    /** All sign-ins that were made until then. It stays: how long they could have lasted only the issuer knows. */
    static Row endedUntil(RowKey key, Instant until) {
        return Row.at(key).with(UNTIL, until.toEpochMilli());
    }

    private static long expires(Instant end) {
        return end.plus(GRACE).getEpochSecond();
    }

    private static Instant instant(Row row, String attribute) {
        return Instant.ofEpochMilli(row.number(attribute));
    }
}
