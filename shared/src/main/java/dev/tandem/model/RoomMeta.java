package dev.tandem.model;

import java.util.Optional;

/**
 * The row that describes a room.
 *
 * @param id the room
 * @param kind name of its kind
 * @param kindVersion version of the kind when the room was made
 * @param title as lists show it; follows the kind's title field
 * @param epoch incarnation of the log; changes when a room is restored
 * @param floor commits up to here may be gone; 0 for none
 * @param link what anybody signed in gets who knows the id; empty: nothing
 * @param createdAt milliseconds since 1970
 * @param createdBy who made it; empty where that was not kept yet
 * @param archived whether it rests: it is read, and nothing is written
 */
public record RoomMeta(
        String id,
        String kind,
        int kindVersion,
        String title,
        String epoch,
        long floor,
        Optional<OpenLink> link,
        long createdAt,
        Optional<String> createdBy,
        boolean archived) {
    /** One that was made before it was kept who did it. */
    public RoomMeta(
            String id,
            String kind,
            int kindVersion,
            String title,
            String epoch,
            long floor,
            Optional<OpenLink> link,
            long createdAt) {
        this(id, kind, kindVersion, title, epoch, floor, link, createdAt, Optional.empty(), false);
    }

    /** The same under another title. */
    public RoomMeta titled(String other) {
        return new RoomMeta(id, kind, kindVersion, other, epoch, floor, link, createdAt, createdBy, archived);
    }

    /** The same, laid to rest or taken up again. */
    public RoomMeta archived(boolean rests) {
        return new RoomMeta(id, kind, kindVersion, title, epoch, floor, link, createdAt, createdBy, rests);
    }
}
