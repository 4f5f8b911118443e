package dev.tandem.functions.usecase;

import dev.tandem.functions.store.NotificationStore;
import dev.tandem.model.Notification;
import java.util.List;
import java.util.Optional;

/** Somebody's inbox, newest first (PROTOCOL N3). */
public final class ListNotifications {
    private final NotificationStore notifications;

    public ListNotifications(NotificationStore notifications) {
        this.notifications = notifications;
    }

    /**
     * A part of it.
     *
     * @param before as {@code next} of the part before; empty for the newest
     */
    public Result<Page> of(String user, Optional<String> before, int limit) {
        if (!before.map(NotificationIds::isOne).orElse(true)) {
            return Result.malformed("/before");
        }
        NotificationStore.Inbox inbox = notifications.inbox(user, before, limit);
        Optional<String> next =
                inbox.more() ? Optional.of(inbox.notifications().getLast().id()) : Optional.empty();
        return Result.done(new Page(inbox.notifications(), notifications.unread(user), next));
    }

    /**
     * A part of an inbox.
     *
     * @param unread of the whole inbox: exact up to {@link NotificationStore#COUNTED}, and one more than that for all above
     * @param next asks for the next part; empty where there is none
     */
    public record Page(List<Notification> notifications, int unread, Optional<String> next) {
        public Page {
            notifications = List.copyOf(notifications);
        }
    }
}
