package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.NotificationStore.Kept;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.FindInvitation.Found;
import dev.tandem.json.Json;
import dev.tandem.model.Member;
import dev.tandem.model.Notification;
import dev.tandem.model.Preferences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notifies whoever made an invitation that it was declined (PROTOCOL I4, N3). Told again, it notifies nobody again. */
public final class TellInviter {
    static final String EVENT = "invitation-declined";

    /** An id ends with a number of at most six digits: here one that names the invitation among those of a moment. */
    private static final int NUMBERS = 1_000_000;

    private final RoomStore rooms;
    private final NotificationStore notifications;
    private final PostNotifications post;

    public TellInviter(RoomStore rooms, NotificationStore notifications, PostNotifications post) {
        this.rooms = rooms;
        this.notifications = notifications;
        this.post = post;
    }

    /** Who made it and declines it is told nothing, and nobody is who left the room since. */
    void declined(Found found, Identity who, long at) {
        Invitation invitation = found.invitation();
        String inviter = invitation.by().user();
        boolean concerned = found.inviter().filter(Member::active).isPresent() && !inviter.equals(who.user());
        if (concerned && wants(inviter, found.meta().kind())) {
            Notification notification = notification(found, who, at);
            // Where there is one of this id already, it was kept and perhaps read before.
            if (notifications.put(inviter, new Kept(notification, at, List.of(notification.seq())), Optional.empty())) {
                post.post(inviter, List.of(notification));
            }
        }
    }

    private boolean wants(String user, String kind) {
        return notifications
                .preferences(List.of(user))
                .getOrDefault(user, Preferences.NONE)
                .wants(kind, EVENT);
    }

    private Notification notification(Found found, Identity who, long at) {
        Invitation invitation = found.invitation();
        Map<String, Json> data = new HashMap<>();
        data.put("role", Json.of(invitation.role().wire()));
        invitation.email().ifPresent(email -> data.put("email", Json.of(email)));
        long seq = rooms.head(found.room()).seq();
        int number = Math.floorMod(invitation.id().hashCode(), NUMBERS);
        return new Notification(
                "%013d.%s.%d.%d".formatted(at, found.room(), 0, number),
                found.room(),
                found.meta().title(),
                found.meta().kind(),
                seq,
                at,
                new Notification.By(who.user(), who.name()),
                EVENT,
                Optional.empty(),
                data,
                1,
                false);
    }
}
