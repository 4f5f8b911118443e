package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.history.Activities;
import dev.tandem.history.Activity;
import dev.tandem.history.ActivityFilter;
import dev.tandem.kind.Kind;
import dev.tandem.model.Commit;
import dev.tandem.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in a room, newest first (PROTOCOL H5). A page reads a bounded stretch of the log, whatever it finds there. */
public final class ListActivity {
    /** So many commits a page looks at ... */
    static final int STRETCH = 250;
    /** ... and so many it reads at a time. */
    private static final int AT_ONCE = 50;

    private final RoomStore rooms;
    private final RoomKinds kinds;
    private final RoomAccess access;
    private final ActivityNames names;

    public ListActivity(RoomStore rooms, RoomKinds kinds, RoomAccess access) {
        this.rooms = rooms;
        this.kinds = kinds;
        this.access = access;
        this.names = new ActivityNames(rooms);
    }

    /**
     * A part of it.
     *
     * @param start where it begins
     * @param limit activities at most
     */
    public Result<Page> of(String user, String room, ActivityFilter filter, ActivityCursor start, int limit) {
        // Strangers are sent away first, and whoever was removed meanwhile afterwards.
        if (access.member(room, user).isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        Optional<Page> page = kinds.of(room).map(kind -> {
            Page read = read(kind, room, filter, start, limit);
            return new Page(names.complete(kind, room, read.activities()), read.next());
        });
        return access.member(room, user)
                .flatMap(member -> page)
                .map(Result::done)
                .orElseGet(() -> Result.refused(ErrorCode.NOT_A_MEMBER));
    }

    private Page read(Kind kind, String room, ActivityFilter filter, ActivityCursor start, int limit) {
        Gathering gathering = new Gathering(kind, filter, start, limit);
        for (int read = 0; read < STRETCH && gathering.goesOn(); ) {
            List<Commit> commits = rooms.logBefore(room, gathering.before(), AT_ONCE);
            if (commits.isEmpty()) {
                return new Page(gathering.found, Optional.empty());
            }
            commits.forEach(gathering::take);
            read += commits.size();
        }
        return new Page(gathering.found, gathering.next);
    }

    /**
     * A part of what happened.
     *
     * @param next asks for the next part; empty where there is none
     */
    public record Page(List<Activity> activities, Optional<ActivityCursor> next) {
        public Page {
            activities = List.copyOf(activities);
        }
    }

    /** What was found so far, and where to go on. */
    private static final class Gathering {
        private final Kind kind;
        private final ActivityFilter filter;
        private final ActivityCursor start;
        private final int limit;
        private final List<Activity> found = new ArrayList<>();
        private Optional<ActivityCursor> next;
        private boolean full;

        Gathering(Kind kind, ActivityFilter filter, ActivityCursor start, int limit) {
            this.kind = kind;
            this.filter = filter;
            this.start = start;
            this.limit = limit;
            this.next = Optional.of(start);
        }

        boolean goesOn() {
            return !full && next.isPresent();
        }

        long before() {
            return next.orElse(start).upTo();
        }

        void take(Commit commit) {
            if (!goesOn()) {
                return;
            }
            List<Activity> all = Activities.of(kind, commit);
            for (int place = start.takenOf(commit.seq()); place < all.size(); place++) {
                if (found.size() == limit) {
                    full = true;
                    next = Optional.of(ActivityCursor.within(commit.seq(), place));
                    return;
                }
                if (filter.matches(all.get(place))) {
                    found.add(all.get(place));
                }
            }
            boolean first = commit.seq() == 1 || filter.endsAt(commit.at());
            next = first ? Optional.empty() : Optional.of(ActivityCursor.before(commit.seq()));
        }
    }
}
