package dev.tandem.functions.store;

import dev.tandem.model.Notification;
import dev.tandem.model.Preferences;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each person was told, and what they want to be told of. Reads are strongly consistent. Every method may throw {@link StoreUnavailable}.
 */
public interface NotificationStore {
    /** Beyond this many unread ones nobody counts. */
    int COUNTED = 100;

    /**
     * Newest first.
     *
     * @param before id that they come before, whether or not there is one of it; empty for the newest
     * @param limit at most so many
     */
    Inbox inbox(String user, Optional<String> before, int limit);

    /** Those that began from {@code from} to {@code to}, milliseconds since 1970, both included; oldest first. */
    List<Kept> begun(String user, long from, long to);

    /**
     * Writes one that is unread, if it still is as the caller saw it.
     *
     * @param seen as {@link #begun} gave it; empty: there was none of this id
     * @return false where it was written or read meanwhile; nothing changes then
     */
    boolean put(String user, Kept kept, Optional<Kept> seen);

    /** How many are unread: exact up to {@link #COUNTED}, and one more than that for all above. */
    int unread(String user);

    /** They are read. Unknown ones are left out. */
    void markRead(String user, Collection<String> ids);

    /** Everything that is there is read. */
    void markAllRead(String user);

    /** What these people want to be told, for those who ever said; at least what they said before the call. */
    Map<String, Preferences> preferences(Collection<String> users);

    /** Replaces what this person wants. */
    void putPreferences(String user, Preferences preferences);

    /** How this person is reached by letter; empty where nobody ever said. */
    Optional<Contact> contact(String user);

    /** Replaces how this person is reached; empty: not at all. */
    void putContact(String user, Optional<Contact> contact);

    /**
     * A part of an inbox.
     *
     * @param more whether there may be older ones
     */
    record Inbox(List<Notification> notifications, boolean more) {
        public Inbox {
            notifications = List.copyOf(notifications);
        }
    }

    /**
     * A notification, and how it came to be.
     *
     * @param began milliseconds since 1970, of the first commit in it; its id begins with the same
     * @param seqs positions of all commits in it, so that none counts twice
     */
    record Kept(Notification notification, long began, List<Long> seqs) {
        public Kept {
            seqs = List.copyOf(seqs);
        }
    }
}
