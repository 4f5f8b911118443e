package dev.tandem.room;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Stamp;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A room decides: pure functions of what was loaded, what was sent and the time. */
public final class Room {
    /** The client that the founding commit names; it decides no mutations, so its range is {@code [0, 0]}. */
    public static final String FOUNDING_CLIENT = "founding";

    private Room() {}

    /** What has to be loaded before {@link #decide} may be called with this batch, or with a later part of it. */
    public static Need need(Kind kind, Batch batch) {
        Set<EntityKey> keys = new HashSet<>();
        Set<String> types = new HashSet<>();
        for (Mutation mutation : batch.mutations()) {
            if (!Named.tooMany(kind, mutation)) {
                keys.addAll(Named.keys(kind, mutation));
                types.addAll(Named.types(kind, mutation));
            }
        }
        return new Need(keys, types);
    }

    /**
     * What the loaded entities and commits show to be worth loading too: where an update brings a deleted entity back, the targets of its references;
     * what rules read beside the entities that change; the log since a base where texts or conflicts look back. Usually nothing. Asked again until
     * it names nothing that {@code state} does not hold.
     */
    public static Need alsoWanted(RoomState state, Batch batch) {
        Set<EntityKey> keys = batch.mutations().stream()
                .filter(mutation -> !Named.tooMany(state.kind(), mutation))
                .flatMap(mutation -> Named.keys(state.kind(), mutation).stream())
                .flatMap(key -> Optional.ofNullable(state.entities().get(key)).stream())
                .filter(Entity::deleted)
                .flatMap(tombstone -> References.targets(state.kind(), tombstone))
                .filter(target -> !state.entities().containsKey(target))
                .collect(toUnmodifiableSet());
        return new Need(keys, Set.of());
    }

    /**
     * Decides the mutations after {@code state.receipt().last()}, in order, as many as one transaction holds. Never throws for what a client
     * sent. Mutations decided earlier are skipped, and what follows a gap is left alone: where nothing is decided, the receipt comes back as it was.
     *
     * @param now milliseconds since 1970, for display only
     */
    public static Decision decide(RoomState state, Batch batch, long now) {
        return BatchDecision.decide(state, batch, now);
    }

    /**
     * The first commit of a room: its singletons with their initial values and the title.
     *
     * @param title valid for the kind's title field
     * @param now milliseconds since 1970, for display only
     */
    public static Decision found(Kind kind, String title, String user, long now) {
        return Founding.found(kind, title, new Stamp(now, user, FOUNDING_CLIENT));
    }
}
