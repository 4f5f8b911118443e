package dev.tandem.local.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of a gateway. From any thread. */
final class Connections {

    private final ConcurrentHashMap<String, Connection> open = new ConcurrentHashMap<>();
    private final Set<Connection> living = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    void add(Connection connection) {
        living.add(connection);
        open.put(connection.session().id(), connection);
    }

    /** It can no longer be found, but {@code $disconnect} is still to be told. */
    void close(Connection connection) {
        open.remove(connection.session().id());
    }

    void forget(Connection connection) {
        living.remove(connection);
    }

    Optional<Connection> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    boolean areStopping() {
        return stopping;
    }

    /** Ends all connections; the future completes when {@code $disconnect} has been told of each. */
    CompletableFuture<Void> stop() {
        stopping = true;
        List<Connection> all = List.copyOf(living);
        all.forEach(connection -> connection.finish(Ending.GOING_AWAY));
        return CompletableFuture.allOf(all.stream().map(Connection::gone).toArray(CompletableFuture[]::new));
    }
}
