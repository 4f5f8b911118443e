package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Contact;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.PersonStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Notification;
import dev.tandem.model.Preferences;
import dev.tandem.model.RoomMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that is kept about one person, in pages (PROTOCOL R19): the first has what belongs to the person alone; then room by room, those one has
 * left too, comes what the person did there. A page reads a bounded stretch of one log.
 */
public final class ExportPerson {
    private static final int STRETCH = 1_000_000;
    private static final int NOTIFICATIONS = 100;
    private static final Pattern CURSOR = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,15})");

    private final PersonStore people;
    private final RoomStore rooms;
    private final InvitationStore invitations;
    private final NotificationStore notifications;

    public ExportPerson(
            PersonStore people, RoomStore rooms, InvitationStore invitations, NotificationStore notifications) {
        this.people = people;
        this.rooms = rooms;
        this.invitations = invitations;
        this.notifications = notifications;
    }

    /**
     * A page.
     *
     * @param first what comes once
     * @param next asks for the next page; empty where there is none
     */
    public record Page(
            Optional<First> first,
            List<Done> commits,
            List<Said> comments,
            List<Invitation> invitations,
            Optional<String> next) {
        static Page empty(Optional<First> first, Optional<String> next) {
            return new Page(first, List.of(), List.of(), List.of(), next);
        }
    }

    /** What belongs to the person alone. */
    public record First(
            List<Membership> rooms,
            Preferences preferences,
            Optional<Contact> contact,
            List<Notification> notifications) {}

    /** A place in a room, now or before. */
    public record Membership(RoomMeta room, Member member) {}

    /** A commit of the person. */
    public record Done(String room, Commit commit) {}

    /** A comment of the person. */
    public record Said(String room, Entity comment) {}

    /**
     * A page.
     *
     * @param after as {@code next} of the page before; empty for the first
     */
    public Result<Page> of(String user, Optional<String> after) {
        List<RoomMeta> all = people.rooms(user);
        if (after.isEmpty()) {
            return Result.done(Page.empty(
                    Optional.of(first(user, all)), all.stream().findFirst().map(room -> room.id() + ".0")));
        }
        Matcher place = CURSOR.matcher(after.get());
        if (!place.matches() || !Ids.isId(place.group(1))) {
            return Result.malformed("/after");
        }
        String room = place.group(1);
        long since = Long.parseLong(place.group(2));
        boolean mine = all.stream().anyMatch(each -> each.id().equals(room));
        return mine ? Result.done(page(user, room, since, following(all, room))) : Result.malformed("/after");
    }

    private static Optional<String> following(List<RoomMeta> all, String room) {
        return all.stream()
                .map(RoomMeta::id)
                .filter(id -> id.compareTo(room) > 0)
                .findFirst()
                .map(id -> id + ".0");
    }

    private First first(String user, List<RoomMeta> all) {
        List<Membership> memberships = all.stream()
                .flatMap(room -> rooms.member(room.id(), user).stream().map(member -> new Membership(room, member)))
                .toList();
        return new First(
                memberships,
                notifications.preferences(List.of(user)).getOrDefault(user, Preferences.NONE),
                notifications.contact(user),
                inbox(user));
    }

    private List<Notification> inbox(String user) {
        List<Notification> all = new ArrayList<>();
        Optional<String> before = Optional.empty();
        boolean more = true;
        while (more) {
            NotificationStore.Inbox page = notifications.inbox(user, before, NOTIFICATIONS);
            all.addAll(page.notifications());
            more = page.more();
            before =
                    all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().id());
        }
        return all;
    }

    private Page page(String user, String room, long since, Optional<String> following) {
        List<Commit> stretch = rooms.log(room, since, STRETCH);
        List<Done> done = stretch.stream()
                .filter(commit -> commit.user().equals(user))
                .map(commit -> new Done(room, commit))
                .toList();
        Optional<String> next = stretch.isEmpty()
                ? following
                : Optional.of(room + "." + stretch.getLast().seq());
        return since > 0
                ? new Page(Optional.empty(), done, List.of(), List.of(), next)
                : new Page(Optional.empty(), done, comments(user, room), made(user, room), next);
    }

    private List<Said> comments(String user, String room) {
        return rooms.snapshot(room).stream()
                .flatMap(snapshot -> snapshot.entities().stream())
                .filter(entity -> entity.key().type().equals("comment") && wrote(user, entity.fields()))
                .map(entity -> new Said(room, entity))
                .toList();
    }

    private static boolean wrote(String user, Map<String, Json> fields) {
        return Json.of(user).equals(fields.get("author"));
    }

    private List<Invitation> made(String user, String room) {
        return invitations.of(room).stream()
                .filter(each -> each.by().user().equals(user))
                .toList();
    }
}
