package dev.tandem.functions.usecase;

import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import java.util.List;

/**
 * A room as one of its members sees it (PROTOCOL R4).
 *
 * @param own the row of who asks
 * @param members active ones, by user
 */
public record RoomDetails(RoomMeta meta, Head head, Member own, List<Member> members) {
    public RoomDetails {
        members = List.copyOf(members);
    }
}
