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
 * @param link the role that anybody signed in gets who knows the id
 * @param createdAt milliseconds since 1970
 */
public record RoomMeta(
        String id,
        String kind,
        int kindVersion,
        String title,
        String epoch,
        long floor,
        Optional<Role> link,
        long createdAt) {}
