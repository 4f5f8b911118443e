package dev.tandem.functions.usecase;

import dev.tandem.functions.store.NotificationStore.Kept;
import dev.tandem.model.Notification;
import dev.tandem.notification.Notice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of an inbox by one more notice (PROTOCOL N3): of what one person does in one room within a minute, the same event is one notification
 * with a count, as long as it is unread. A notice that is there already changes nothing, whenever it comes again.
 *
 * @param next what is to be kept
 * @param seen what it replaces; empty for a new one
 */
record Coalesced(Kept next, Optional<Kept> seen) {
    /** So long after the first commit of a notification others come into it, in milliseconds. */
    static final long SPAN = 60_000;

    /** So many commits stand in one notification: they are kept with it. */
    private static final int MOST = 100;

    /**
     * Adds a notice.
     *
     * @param around those of the inbox that began within {@link #SPAN} before or after the notice
     * @param alone the notification that the notice makes by itself
     * @return nothing where the commit is in one of them already
     */
    static Optional<Coalesced> of(List<Kept> around, Notification alone) {
        List<Kept> alike = around.stream()
                .filter(kept -> isAlike(kept.notification(), alone))
                .toList();
        if (alike.stream().anyMatch(kept -> kept.seqs().contains(alone.seq()))) {
            return Optional.empty();
        }
        Optional<Kept> standing = alike.stream()
                .filter(kept -> !kept.notification().read() && kept.seqs().size() < MOST)
                .findFirst();
        Kept next = standing.map(kept -> raised(kept, alone))
                .orElseGet(() -> new Kept(alone, alone.at(), List.of(alone.seq())));
        return Optional.of(new Coalesced(next, standing));
    }

    /** The id of a notification that begins with a commit: the same whenever the commit is told. */
    static String id(long at, String room, long seq, Notice notice) {
        return "%013d.%s.%d.%d".formatted(at, room, seq, notice.index());
    }

    private static boolean isAlike(Notification one, Notification other) {
        return one.room().equals(other.room())
                && one.event().equals(other.event())
                && one.by().user().equals(other.by().user());
    }

    /** It says what the newest commit says, wherever that came in the order of telling. */
    private static Kept raised(Kept standing, Notification alone) {
        Notification was = standing.notification();
        Notification newest = was.seq() > alone.seq() ? was : alone;
        Notification raised = new Notification(
                was.id(),
                was.room(),
                newest.title(),
                was.kind(),
                newest.seq(),
                newest.at(),
                newest.by(),
                was.event(),
                newest.on(),
                newest.data(),
                was.count() + alone.count(),
                false);
        List<Long> seqs = Stream.concat(standing.seqs().stream(), Stream.of(alone.seq()))
                .sorted()
                .toList();
        return new Kept(raised, standing.began(), seqs);
    }
}
