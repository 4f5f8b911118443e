package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.model.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sockets in the table {@link Table#CONNECTIONS}. What leads from a socket to a room is written before the room's side of it and deleted after it, so
 * that a closing socket finds every room it is in; the socket's own row, which names its person, goes last. What is left where two calls cross ends with its lease.
 */
final class DynamoConnectionStore implements ConnectionStore {
    private final PatientRows rows;

    DynamoConnectionStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
    }

    @Override
    public void open(Connection connection) {
        put(ConnectionRows.way(connection));
        put(ConnectionRows.of(connection));
    }

    @Override
    public List<String> socketsOf(String user, Instant now) {
        return opened(user, now).stream().map(Open::id).toList();
    }

    @Override
    public List<Open> opened(String user, Instant now) {
        return rows.all(Range.prefixed(Table.CONNECTIONS, Keys.user(user), Keys.CONNECTION)).stream()
                .filter(way -> ConnectionRows.until(way).isAfter(now))
                .map(ConnectionRows::open)
                .toList();
    }

    @Override
    public Optional<Connection> find(String connectionId, Instant now) {
        return rows.get(Table.CONNECTIONS, Keys.socket(connectionId))
                .map(ConnectionRows::connection)
                .filter(connection -> connection.expiresAt().isAfter(now));
    }

    @Override
    public void join(Presence presence) {
        put(ConnectionRows.visit(presence));
        put(ConnectionRows.of(presence));
    }

    @Override
    public void move(Presence presence) {
        RowKey key = Keys.presence(presence.room(), presence.connectionId());
        rows.write(Table.CONNECTIONS, new Write.Update(key, ConnectionRows.shown(presence), Condition.PRESENT));
    }

    @Override
    public boolean subscribe(String room, String connectionId, Optional<Filter> filter) {
        RowKey key = Keys.presence(room, connectionId);
        return rows.write(Table.CONNECTIONS, new Write.Update(key, ConnectionRows.filter(filter), Condition.PRESENT));
    }

    @Override
    public List<Presence> presences(String connectionId) {
        return presences(visits(connectionId), connectionId);
    }

    @Override
    public Optional<Presence> presence(String room, String connectionId, Instant now) {
        return rows.get(Table.CONNECTIONS, Keys.presence(room, connectionId))
                .map(ConnectionRows::presence)
                .filter(presence -> holds(presence, now));
    }

    @Override
    public List<Presence> inRoom(String room, Instant now) {
        return rows.all(Range.prefixed(Table.CONNECTIONS, Keys.room(room), Keys.CONNECTION)).stream()
                .map(ConnectionRows::presence)
                .filter(presence -> holds(presence, now))
                .toList();
    }

    @Override
    public void renew(String room, String connectionId, Instant leaseUntil) {
        rows.write(
                Table.CONNECTIONS,
                new Write.Update(
                        Keys.presence(room, connectionId), ConnectionRows.lease(leaseUntil), Condition.PRESENT));
    }

    @Override
    public void leave(String room, String connectionId) {
        delete(Keys.presence(room, connectionId));
        delete(Keys.visit(connectionId, room));
    }

    @Override
    public List<Presence> close(String connectionId) {
        List<Row> visits = visits(connectionId);
        List<Presence> places = presences(visits, connectionId);
        visits.forEach(visit -> leave(Keys.roomOf(visit.key().sk()), connectionId));
        places.stream()
                .map(Presence::user)
                .findFirst()
                .or(() -> rows.get(Table.CONNECTIONS, Keys.socket(connectionId))
                        .map(ConnectionRows::connection)
                        .map(Connection::user))
                .ifPresent(user -> delete(Keys.socketOf(user, connectionId)));
        delete(Keys.socket(connectionId));
        return places;
    }

    private List<Presence> presences(List<Row> visits, String connectionId) {
        List<RowKey> keys = visits.stream()
                .map(visit -> Keys.presence(Keys.roomOf(visit.key().sk()), connectionId))
                .toList();
        return rows.getAll(Table.CONNECTIONS, keys).stream()
                .map(ConnectionRows::presence)
                .toList();
    }

    private List<Row> visits(String connectionId) {
        return rows.all(Range.prefixed(Table.CONNECTIONS, Keys.connection(connectionId), Keys.ROOM));
    }

    private void put(Row row) {
        rows.write(Table.CONNECTIONS, new Write.Put(row, Condition.ALWAYS));
    }

    private void delete(RowKey key) {
        rows.write(Table.CONNECTIONS, new Write.Delete(key, Condition.ALWAYS));
    }

    private static boolean holds(Presence presence, Instant now) {
        return presence.leaseUntil().isAfter(now);
    }
}
