package dev.tandem.local.client;

import dev.tandem.json.Json;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.Status;
import java.util.Optional;

/** What a client says in a room, beside its mutations. */
record Words(String room, String client) {
    private static final Optional<String> NO_ID = Optional.empty();

    /** @param known what is known of the room; empty: the whole of it is asked for */
    ClientMessage join(boolean register, Optional<Replica> known) {
        return new ClientMessage.Join(
                NO_ID, room, client, register, known.map(Replica::epoch), known.map(Replica::seq));
    }

    ClientMessage sync(Replica replica) {
        return new ClientMessage.Sync(NO_ID, room, replica.epoch(), replica.seq());
    }

    ClientMessage ping(Replica replica) {
        return new ClientMessage.Ping(NO_ID, Optional.of(room), Optional.of(replica.seq()));
    }

    ClientMessage presence(Status status, Optional<Json> where) {
        return new ClientMessage.PresenceUpdate(NO_ID, room, status, where);
    }
}
