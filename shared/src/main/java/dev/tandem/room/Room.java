package dev.tandem.room;

import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Stamp;

/** A room decides: pure functions of what was loaded, what was sent and the time. */
public final class Room {
    /** The client that the founding commit names; it decides no mutations, so its range is {@code [0, 0]}. */
    public static final String FOUNDING_CLIENT = "founding";

    private Room() {}

    /** What has to be loaded before {@link #decide} may be called with this batch, or with a later part of it. */
    public static Need need(Kind kind, Batch batch) {
        return Wanted.of(kind, batch);
    }

    /**
     * What the loaded entities and commits show to be worth loading too: where an update brings a deleted entity back, the targets of its references;
     * what rules read beside the entities that change; the log since a base where texts or conflicts look back. Usually nothing. Asked again until
     * it names nothing that {@code state} does not hold.
     */
    public static Need alsoWanted(RoomState state, Batch batch) {
        return Wanted.of(state, batch, History.of(state, batch.client())).without(need(state.kind(), batch));
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
