package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.SnapshotPage;
import dev.tandem.model.Digest;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Filter;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FilterText;
import dev.tandem.subscription.FilterCheck;
import java.util.List;
import java.util.Optional;

/** The living entities of a room part by part, all parts as of one position (PROTOCOL R14). */
public final class PageSnapshot {
    private static final int PARTS = 5;

    private final RoomStore rooms;
    private final RoomKinds kinds;
    private final RoomAccess access;

    public PageSnapshot(RoomStore rooms, RoomKinds kinds, RoomAccess access) {
        this.rooms = rooms;
        this.kinds = kinds;
        this.access = access;
    }

    /**
     * A part.
     *
     * @param next asks for the next one; empty for the last
     */
    public record Part(Snapshot entities, Optional<String> next) {}

    /** Which part: at most so many rows, after the part that gave {@code after}; empty for the first one. */
    public record Wish(Optional<Filter> filter, int limit, Optional<String> after) {}

    public Result<Part> of(String user, String room, Wish wish) {
        Optional<RoomMeta> meta = access.member(room, user).flatMap(member -> rooms.meta(room));
        if (meta.isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        Optional<String> wrong =
                wish.filter().flatMap(each -> kinds.of(room).flatMap(kind -> new FilterCheck(kind).wrong(each)));
        if (wrong.isPresent()) {
            return Result.malformed("/filter" + wrong.get());
        }
        String scope =
                "snapshot " + room + " " + wish.filter().map(FilterText::mark).orElse("");
        Optional<Place> place = wish.after().flatMap(text -> Place.read(scope, text));
        if (wish.after().isPresent() && place.isEmpty()) {
            return Result.malformed("/after");
        }
        if (place.filter(from -> !from.epoch().equals(meta.get().epoch())).isPresent()) {
            return Result.refused(ErrorCode.RESYNC);
        }
        Optional<Part> part = rooms.page(room, place.map(Place::at), place.map(Place::after), wish.limit())
                .map(page -> part(page, wish.filter(), scope));
        // Membership is read last: nothing told after a removal is in the answer.
        return access.member(room, user).isEmpty()
                ? Result.refused(ErrorCode.NOT_A_MEMBER)
                : part.map(Result::done).orElseGet(() -> Result.refused(ErrorCode.RESYNC));
    }

    private static Part part(SnapshotPage page, Optional<Filter> filter, String scope) {
        Snapshot whole = new Snapshot(page.epoch(), page.at(), page.entities());
        return new Part(
                new Snapshot(page.epoch(), page.at(), ReadShown.matching(whole, filter)),
                page.next().map(after -> new Place(page.epoch(), page.at(), after).write(scope)));
    }

    /** Where a part begins. */
    private record Place(String epoch, Head at, EntityKey after) {
        String write(String scope) {
            return Cursor.write(
                    scope, epoch, Long.toString(at.seq()), at.digest().hex(), after.type(), after.id());
        }

        static Optional<Place> read(String scope, String text) {
            return Cursor.read(scope, PARTS, text).map(Place::of);
        }

        private static Place of(List<String> parts) {
            return new Place(
                    parts.get(0),
                    new Head(Long.parseLong(parts.get(1)), Digest.ofHex(parts.get(2))),
                    new EntityKey(parts.get(3), parts.get(4)));
        }
    }
}
