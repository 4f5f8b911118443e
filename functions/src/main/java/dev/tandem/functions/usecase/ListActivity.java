package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.history.Activities;
import dev.tandem.history.Activity;
import dev.tandem.history.ActivityFilter;
import dev.tandem.history.Naming;
import dev.tandem.kind.Kind;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    public ListActivity(RoomStore rooms, RoomKinds kinds, RoomAccess access) {
        this.rooms = rooms;
        this.kinds = kinds;
        this.access = access;
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
        Optional<Page> page = kinds.of(room).map(kind -> named(kind, room, read(kind, room, filter, start, limit)));
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

    /** Names that the log does not say with the change are those of the entities as they are, or last were. */
    private Page named(Kind kind, String room, Page page) {
        List<EntityKey> unnamed = page.activities().stream()
                .filter(each -> each.name().isEmpty())
                .map(Activity::key)
                .distinct()
                .toList();
        Map<EntityKey, Entity> entities = unnamed.isEmpty() ? Map.of() : rooms.entities(room, unnamed);
        List<Activity> named = page.activities().stream()
                .map(each -> completed(kind, each, Optional.ofNullable(entities.get(each.key()))))
                .toList();
        return new Page(named, page.next());
    }

    private static Activity completed(Kind kind, Activity activity, Optional<Entity> entity) {
        return entity.map(Entity::fields)
                .map(fields -> activity.completed(Naming.name(kind, activity.key(), fields), Naming.on(fields)))
                .orElse(activity);
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
