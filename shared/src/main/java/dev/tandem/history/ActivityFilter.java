package dev.tandem.history;

import java.util.Optional;

/**
 * Which activities somebody wants to see; what is empty narrows nothing.
 *
 * @param act only these
 * @param type only of entities of this type
 * @param user only of this person
 * @param from only from then on, milliseconds since 1970
 * @param to only until then, included
 */
public record ActivityFilter(
        Optional<Act> act, Optional<String> type, Optional<String> user, Optional<Long> from, Optional<Long> to) {
    public static final ActivityFilter ALL = new ActivityFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Clocks of servers differ by much less than this: an older commit before it has nothing to show. */
    private static final long SLACK = 3_600_000;

    public boolean matches(Activity activity) {
        long at = activity.commit().at();
        return act.map(activity.act()::equals).orElse(true)
                && type.map(activity.key().type()::equals).orElse(true)
                && user.map(activity.commit().user()::equals).orElse(true)
                && at >= from.orElse(Long.MIN_VALUE)
                && at <= to.orElse(Long.MAX_VALUE);
    }

    /** Whether no commit before one of that time can match. */
    public boolean endsAt(long at) {
        return from.map(first -> at < first - SLACK).orElse(false);
    }
}
