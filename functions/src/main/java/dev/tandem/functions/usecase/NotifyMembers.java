package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.model.Commit;
import dev.tandem.model.Member;
import dev.tandem.model.Notification;
import dev.tandem.model.Preferences;
import dev.tandem.model.RoomMeta;
import dev.tandem.notification.Notice;
import dev.tandem.notification.Notices;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes notifications of what was committed (PROTOCOL N3): keeps them, and posts what is new to every socket of whom it concerns. Members are read
 * after the commit is known, so whoever was removed before is not told. The same commit told again, late or in another order changes nothing.
 */
public final class NotifyMembers {
    private static final int RACES = 6;
    private static final String SIGN = "\"events\":";

    private final RoomStore rooms;
    private final NotificationStore notifications;
    private final PostNotifications post;
    private final MailMention mail;
    private final Lanes lanes;
    private final Log log;

    /** @param lanes for the people of all rooms */
    public NotifyMembers(
            RoomStore rooms,
            NotificationStore notifications,
            PostNotifications post,
            MailMention mail,
            Lanes lanes,
            Log log) {
        this.rooms = rooms;
        this.notifications = notifications;
        this.post = post;
        this.mail = mail;
        this.lanes = lanes;
        this.log = log;
    }

    /**
     * Notifies of all entries, in any order. Whatever goes wrong, nothing is thrown.
     *
     * @return marks of the entries that have to come again because a store did not answer
     */
    public Set<String> notify(List<LogEntry> entries) {
        Map<String, List<LogEntry>> byRoom = new TreeMap<>();
        // Most commits have no events: they are not even parsed.
        entries.stream()
                .filter(entry -> entry.body().contains(SIGN))
                .sorted(Comparator.comparingLong(LogEntry::seq))
                .forEach(entry -> byRoom.computeIfAbsent(entry.room(), room -> new ArrayList<>())
                        .add(entry));
        Set<String> untold = ConcurrentHashMap.newKeySet();
        byRoom.forEach((room, all) -> untold.addAll(notifyRoom(room, all)));
        return Set.copyOf(untold);
    }

    private List<String> notifyRoom(String room, List<LogEntry> entries) {
        try {
            List<Commit> commits = entries.stream()
                    .flatMap(entry -> commit(entry).stream())
                    .filter(commit -> !commit.events().isEmpty())
                    .toList();
            if (!commits.isEmpty()) {
                rooms.meta(room).ifPresent(meta -> notifyRoom(meta, commits));
            }
        } catch (StoreUnavailable unavailable) {
            log.warn("notifications-untold", Map.of("room", room, "count", "" + entries.size()));
            return entries.stream().map(LogEntry::mark).toList();
        } catch (RuntimeException unexpected) {
            log.error("notifications-failed", Map.of("room", room), unexpected);
        }
        return List.of();
    }

    /** A broken one is reported where commits are told. */
    private static Optional<Commit> commit(LogEntry entry) {
        try {
            return Optional.of(Wire.commit(JsonReader.FILES.read(entry.body())))
                    .filter(commit -> commit.seq() == entry.seq());
        } catch (JsonRefused | FormRefused broken) {
            return Optional.empty();
        }
    }

    private void notifyRoom(RoomMeta meta, List<Commit> commits) {
        Map<String, Member> members = new TreeMap<>();
        rooms.members(meta.id()).forEach(member -> members.put(member.user(), member));
        Map<String, List<Notification>> told = new TreeMap<>();
        for (Commit commit : commits) {
            Notices.of(commit, members.values())
                    .forEach((user, notices) ->
                            notices.forEach(notice -> told.computeIfAbsent(user, each -> new ArrayList<>())
                                    .add(alone(meta, commit, name(members, commit), notice))));
        }
        Map<String, Preferences> preferences = notifications.preferences(told.keySet());
        lanes.all(told.entrySet().stream()
                .map(each -> (Runnable) () -> notifyOne(
                        each.getKey(), preferences.getOrDefault(each.getKey(), Preferences.NONE), each.getValue()))
                .toList());
    }

    private static List<Notification> wanted(Preferences preferences, List<Notification> all) {
        return all.stream()
                .filter(each -> preferences.wants(each.kind(), each.event()))
                .toList();
    }

    /** What was kept is posted, also where the next one cannot be kept. */
    private void notifyOne(String user, Preferences preferences, List<Notification> alone) {
        Map<String, Notification> kept = new LinkedHashMap<>();
        Set<String> begun = new HashSet<>();
        try {
            for (Notification each : wanted(preferences, alone)) {
                keep(user, each).ifPresent(coalesced -> {
                    Notification is = coalesced.next().notification();
                    kept.put(is.id(), is);
                    if (coalesced.seen().isEmpty()) {
                        begun.add(is.id());
                    }
                });
            }
        } finally {
            boolean isAway = !post.post(user, List.copyOf(kept.values()));
            if (isAway && preferences.wantsMail(MailMention.EVENT)) {
                // One that only rose has had its letter.
                kept.values().stream()
                        .filter(each ->
                                begun.contains(each.id()) && each.event().equals(MailMention.EVENT))
                        .forEach(each -> mail.tell(user, each));
            }
        }
    }

    /** Nothing where it was kept before. */
    private Optional<Coalesced> keep(String user, Notification alone) {
        for (int race = 0; race < RACES; race++) {
            Optional<Coalesced> coalesced = Coalesced.of(
                    notifications.begun(user, alone.at() - Coalesced.SPAN, alone.at() + Coalesced.SPAN), alone);
            if (coalesced.isEmpty()) {
                return Optional.empty();
            }
            if (notifications.put(user, coalesced.get().next(), coalesced.get().seen())) {
                return coalesced;
            }
        }
        throw new StoreUnavailable("an inbox changes all the time");
    }

    private static Notification alone(RoomMeta meta, Commit commit, String author, Notice notice) {
        return new Notification(
                Coalesced.id(commit.at(), meta.id(), commit.seq(), notice),
                meta.id(),
                meta.title(),
                meta.kind(),
                commit.seq(),
                commit.at(),
                new Notification.By(commit.user(), author),
                notice.event(),
                notice.on(),
                notice.data(),
                notice.count(),
                false);
    }

    private static String name(Map<String, Member> members, Commit commit) {
        return Optional.ofNullable(members.get(commit.user())).map(Member::name).orElse(commit.user());
    }
}
