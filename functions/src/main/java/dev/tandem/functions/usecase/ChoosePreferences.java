package dev.tandem.functions.usecase;

import dev.tandem.functions.store.NotificationStore;
import dev.tandem.model.Preferences;
import java.util.List;

/** What somebody wants to be told (PROTOCOL N4). It counts for commits that are told from then on. */
public final class ChoosePreferences {
    private final NotificationStore notifications;

    public ChoosePreferences(NotificationStore notifications) {
        this.notifications = notifications;
    }

    public Preferences of(String user) {
        return notifications.preferences(List.of(user)).getOrDefault(user, Preferences.NONE);
    }

    /** Replaces all that was chosen before. */
    public Preferences set(String user, Preferences preferences) {
        notifications.putPreferences(user, preferences);
        return preferences;
    }
}
