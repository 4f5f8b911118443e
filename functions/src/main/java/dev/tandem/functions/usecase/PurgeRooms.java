package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.StoreUnavailable;
import java.time.Clock;
import java.util.Map;

/**
 * Deletes what is left of rooms that have ended, and of those that were begun and never made. Called now and then; what one call does not finish, the
 * next one finds again.
 */
public final class PurgeRooms {
    /** Of one room at a time, so that a large one keeps no other waiting. */
    private static final int ROWS = 5_000;

    private final RoomLifeStore lives;
    private final DeleteRoom delete;
    private final Clock clock;
    private final Log log;

    public PurgeRooms(RoomLifeStore lives, DeleteRoom delete, Clock clock, Log log) {
        this.lives = lives;
        this.delete = delete;
        this.clock = clock;
        this.log = log;
    }

    /** Gives how many rooms are left for the next time. */
    public int sweep() {
        return (int) lives.ended(clock.instant()).stream()
                .filter(room -> !isPurged(room))
                .count();
    }

    private boolean isPurged(String room) {
        try {
            delete.end(room);
            return lives.purge(room, ROWS, clock.instant());
        } catch (StoreUnavailable unavailable) {
            log.warn("purge-failed", Map.of("room", room));
            return false;
        }
    }
}
