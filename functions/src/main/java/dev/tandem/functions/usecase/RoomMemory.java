package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Loaded;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Authors and their rooms as this instance met them, so that the next update need not read them. It may be wrong at any time, and that does no
 * harm: a commit is conditional on its author's row, and whoever archives a room, ends it or gives it a new epoch changes the rows of its members
 * after the room's own. So a room that was read after its author's row is as it was for as long as that row is. This is why the room is believed
 * only where its author was known before it was read: rows that were read together may be of any order.
 */
public final class RoomMemory {
    private static final int REMEMBERED = 10_000;

    private final Map<Author, Met> met = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Author, Met> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long moment;

    private record Author(String room, String user) {}

    private record Met(Member member, Optional<RoomMeta> room, long at) {}

    /** An author and the room that is at least as new. */
    record Known(RoomMeta room, Member member) {}

    /** Now, as {@link #met} wants to know it: before anything is read. */
    synchronized long moment() {
        return ++moment;
    }

    synchronized Optional<Known> find(String room, String user) {
        return Optional.ofNullable(met.get(new Author(room, user)))
                .flatMap(known -> known.room().map(meta -> new Known(meta, known.member())));
    }

    /**
     * Keeps what a commit was made on.
     *
     * @param began the {@link #moment} before it was read
     */
    synchronized void met(Loaded loaded, long began) {
        loaded.member().ifPresent(member -> {
            Author author = new Author(loaded.meta().id(), member.user());
            Met before = met.get(author);
            if (before == null || !before.member().equals(member)) {
                met.put(author, new Met(member, Optional.empty(), moment()));
            } else if (before.at() < began) {
                met.put(author, new Met(member, Optional.of(loaded.meta()), before.at()));
            }
        });
    }

    synchronized void forget(String room, String user) {
        met.remove(new Author(room, user));
    }
}
