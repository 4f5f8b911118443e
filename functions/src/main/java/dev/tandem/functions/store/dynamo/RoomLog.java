package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Commit;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log of a room. An entry is visible before its successor is written, so every read gives a stretch without holes. Up to the room's floor
 * entries may be gone, in any order: what deletes them may have stopped half way.
 */
final class RoomLog {
    /** A transaction is visible as a whole after this time, in milliseconds, ... */
    private static final long SETTLED_AFTER = 60_000;
    /** ... or so many commits later, whichever is more. */
    private static final long SETTLED_COMMITS = 32;

    private static final int PAGE = 50;

    /** A look back takes so many commits ... */
    private static final int FARTHEST = 10_000;
    /** ... or so many bytes of JSON, whichever is less. */
    private static final long FARTHEST_BYTES = 16L * 1024 * 1024;

    private static final int FAR_PAGE = 250;

    /** The last position that a key has digits for. */
    private static final long LAST_SEQ = 9_999_999_999L;

    private final PatientRows rows;

    RoomLog(PatientRows rows) {
        this.rows = rows;
    }

    /** The newest position. */
    Head head(String room) {
        return rows.page(backwards(room), Optional.empty(), 1).rows().stream()
                .findFirst()
                .map(RoomRows::head)
                .orElse(Head.START);
    }

    /** Commits after {@code since}, oldest first, until they exceed {@code maxBytes} of JSON or the log ends; at least one if there is any. */
    List<Commit> after(String room, long since, int maxBytes) {
        Range range = new Range(Table.ROOMS, Keys.room(room), Keys.log(since + 1), Keys.LOG + Keys.LAST, false);
        List<Commit> commits = new ArrayList<>();
        Optional<Row> last = Optional.empty();
        long bytes = 0;
        while (true) {
            Page page = rows.page(range, last, PAGE);
            for (Row row : page.rows()) {
                bytes += bytes(row);
                if (bytes > maxBytes && !commits.isEmpty()) {
                    return dense(commits, since);
                }
                commits.add(RoomRows.commit(row));
                last = Optional.of(row);
            }
            if (!page.more()) {
                return dense(commits, since);
            }
        }
    }

    /** Commits after {@code since} up to {@code head}, oldest first; where they are too many, only the newest of them. */
    List<Commit> between(String room, long since, Head head) {
        Range range = new Range(Table.ROOMS, Keys.room(room), Keys.log(since + 1), Keys.log(head.seq()), true);
        List<Commit> newestFirst = new ArrayList<>();
        Optional<Row> last = Optional.empty();
        long bytes = 0;
        boolean more = since < head.seq();
        while (more) {
            Page page = rows.page(range, last, FAR_PAGE);
            for (Row row : page.rows()) {
                bytes += bytes(row);
                if (bytes > FARTHEST_BYTES || newestFirst.size() == FARTHEST) {
                    return whole(newestFirst.reversed(), head.seq() - newestFirst.size(), head);
                }
                newestFirst.add(RoomRows.commit(row));
                last = Optional.of(row);
            }
            more = page.more();
        }
        return whole(newestFirst.reversed(), Math.min(since, head.seq()), head);
    }

    private static long bytes(Row row) {
        return row.text(Attribute.BODY).getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Commit> whole(List<Commit> commits, long since, Head head) {
        if (commits.size() != head.seq() - since) {
            throw new StoreUnavailable("the log has a hole before " + head.seq());
        }
        return dense(commits, since);
    }

    /** Commits before a position, newest first: of one page of at most {@code limit}, those up to the first that is gone. */
    List<Commit> before(String room, long before, int limit) {
        Range range =
                new Range(Table.ROOMS, Keys.room(room), Keys.LOG, Keys.log(Math.clamp(before - 1, 0, LAST_SEQ)), true);
        List<Commit> newestFirst = rows.page(range, Optional.empty(), limit).rows().stream()
                .map(RoomRows::commit)
                .toList();
        long newest = newestFirst.isEmpty() ? 0 : newestFirst.getFirst().seq();
        int unbroken = 0;
        while (unbroken < newestFirst.size() && newestFirst.get(unbroken).seq() == newest - unbroken) {
            unbroken++;
        }
        return newestFirst.subList(0, unbroken);
    }

    Optional<Commit> at(String room, long seq) {
        return rows.get(Table.ROOMS, Keys.log(room, seq)).map(RoomRows::commit);
    }

    /** The end of the log down to the floor, oldest first: everything that rows read after {@code head} may not show yet. */
    List<Commit> end(RoomMeta room, Head head) {
        Range range = new Range(Table.ROOMS, Keys.room(room.id()), Keys.log(room.floor()), Keys.LOG + Keys.LAST, true);
        List<Commit> newestFirst = new ArrayList<>();
        Optional<Row> last = Optional.empty();
        boolean more = true;
        while (more) {
            Page page = rows.page(range, last, PAGE);
            page.rows().stream().map(RoomRows::commit).forEach(newestFirst::add);
            more = page.more() && !reachesSettled(newestFirst, head);
            last = more ? Optional.of(page.rows().getLast()) : Optional.empty();
        }
        List<Commit> commits = newestFirst.reversed();
        return commits.isEmpty() ? commits : dense(commits, commits.getFirst().seq() - 1);
    }

    private static boolean reachesSettled(List<Commit> newestFirst, Head head) {
        Commit oldest = newestFirst.getLast();
        return oldest.seq() <= head.seq() - SETTLED_COMMITS
                && newestFirst.stream()
                        .filter(commit -> commit.seq() == head.seq())
                        .allMatch(commit -> oldest.at() < commit.at() - SETTLED_AFTER);
    }

    private static List<Commit> dense(List<Commit> commits, long since) {
        long expected = since;
        for (Commit commit : commits) {
            expected++;
            if (commit.seq() != expected) {
                throw new StoreUnavailable("the log has a hole at " + expected);
            }
        }
        return commits;
    }

    private static Range backwards(String room) {
        return new Range(Table.ROOMS, Keys.room(room), Keys.LOG, Keys.LOG + Keys.LAST, true);
    }
}
