package dev.tandem.functions.usecase;

import dev.tandem.functions.store.NotificationStore;
import java.util.List;

/** Says that notifications are read (PROTOCOL N3). Those that are not there, or read already, are left alone. */
public final class ReadNotifications {
    private static final int MOST = 100;

    private final NotificationStore notifications;

    public ReadNotifications(NotificationStore notifications) {
        this.notifications = notifications;
    }

    /** Some of them; gives how many are unread then, as {@link ListNotifications.Page} does. */
    public Result<Integer> some(String user, List<String> ids) {
        if (ids.size() > MOST) {
            return Result.malformed("/ids");
        }
        for (int place = 0; place < ids.size(); place++) {
            if (!NotificationIds.isOne(ids.get(place))) {
                return Result.malformed("/ids/" + place);
            }
        }
        notifications.markRead(user, ids);
        return Result.done(notifications.unread(user));
    }

    /** All of them; gives how many came meanwhile. */
    public Result<Integer> all(String user) {
        notifications.markAllRead(user);
        return Result.done(notifications.unread(user));
    }
}
