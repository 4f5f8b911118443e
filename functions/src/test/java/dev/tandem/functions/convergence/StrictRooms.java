package dev.tandem.functions.convergence;

import dev.tandem.functions.fixture.Rooms;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Member;
import dev.tandem.room.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sees to it that nobody writes with a membership that was over or changed before the write began. */
final class StrictRooms extends Rooms {
    private final Map<String, Long> revs = new HashMap<>();

    StrictRooms(RoomStore real) {
        super(real);
    }

    @Override
    public boolean putMember(String room, Member member, long seenRev, List<Member> unchanged) {
        boolean written = super.putMember(room, member, seenRev, unchanged);
        if (written) {
            revs.merge(member.user(), member.rev(), Math::max);
        }
        return written;
    }

    @Override
    public CommitResult commit(String room, Loaded loaded, Decision decision) {
        Member author = loaded.member().orElseThrow();
        boolean isOver = author.rev() < revs.getOrDefault(author.user(), 0L);
        CommitResult result = super.commit(room, loaded, decision);
        if (isOver && result instanceof CommitResult.Committed) {
            throw new AssertionError(author + " wrote with a row that had changed before");
        }
        return result;
    }
}
