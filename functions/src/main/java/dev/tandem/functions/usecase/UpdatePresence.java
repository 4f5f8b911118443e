package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.json.Json;
import dev.tandem.protocol.ClientMessage.PresenceUpdate;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.time.Instant;
import java.util.Optional;

/** Keeps where somebody is, and tells the others (PROTOCOL P1). Where only a pointer is they are told, and nothing is kept (P6). */
public final class UpdatePresence {
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final PresenceFanOut presence;
    private final Leases leases;

    public UpdatePresence(ConnectionStore connections, RoomAccess access, PresenceFanOut presence, Leases leases) {
        this.connections = connections;
        this.access = access;
        this.presence = presence;
        this.leases = leases;
    }

    /** Nothing where it was done. */
    public Optional<ServerMessage> update(Connection connection, PresenceUpdate update) {
        Optional<Presence> place = connections
                .presence(update.room(), connection.id(), leases.now())
                .filter(there -> there.user().equals(connection.user()));
        if (place.isEmpty()) {
            return refuse(ErrorCode.NOT_JOINED, update);
        }
        if (access.member(update.room(), connection.user()).isEmpty()) {
            connections.leave(update.room(), connection.id());
            return refuse(ErrorCode.NOT_A_MEMBER, update);
        }
        Presence moved = moved(place.get(), update, leases.end(connection));
        if (update.pointer().isPresent() && PresenceFanOut.here(moved).equals(PresenceFanOut.here(place.get()))) {
            presence.pointed(moved, pointer(update));
            return Optional.empty();
        }
        connections.move(moved);
        presence.moved(moved, pointer(update));
        return Optional.empty();
    }

    private static Optional<Json> pointer(PresenceUpdate update) {
        return update.pointer().filter(pointer -> pointer instanceof Json.Obj);
    }

    private static Presence moved(Presence from, PresenceUpdate update, Instant leaseUntil) {
        return new Presence(
                from.room(),
                from.connectionId(),
                from.user(),
                from.name(),
                from.client(),
                update.status(),
                update.where(),
                from.filter(),
                leaseUntil);
    }

    private static Optional<ServerMessage> refuse(ErrorCode code, PresenceUpdate update) {
        return Optional.of(Refusals.of(code, update.id(), update.room()));
    }
}
