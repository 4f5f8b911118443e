package dev.tandem.functions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.NotificationStore.Inbox;
import dev.tandem.functions.store.NotificationStore.Kept;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Notification;
import dev.tandem.model.Notification.By;
import dev.tandem.model.Preferences;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link NotificationStore} does. */
public abstract class NotificationStoreContract {
    private static final String ANNA = "anna@example.org";
    private static final long NOON = Instant.parse("2100-01-01T12:00:00.250Z").toEpochMilli();

    private final Stage stage;

    protected NotificationStoreContract(Stage stage) {
        this.stage = stage;
    }

    private NotificationStore store() {
        return stage.notifications();
    }

    private static Kept kept(long at, long seq) {
        return kept(at, seq, at, List.of(seq));
    }

    private static Kept kept(long began, long first, long at, List<Long> seqs) {
        Notification notification = new Notification(
                "%013d.trip.%d.0".formatted(began, first),
                "trip",
                "Norway ☂",
                "packing-list",
                seqs.getLast(),
                at,
                new By("ben", "Ben"),
                "mentioned",
                Optional.of(new EntityKey("comment", "c" + seqs.getLast())),
                Map.of("text", Json.of("hello")),
                seqs.size(),
                false);
        return new Kept(notification, began, seqs);
    }

    private boolean put(Kept kept) {
        return store().put(ANNA, kept, Optional.empty());
    }

    private List<Notification> inbox() {
        return store().inbox(ANNA, Optional.empty(), 100).notifications();
    }

    private static Notification read(Kept kept) {
        Notification was = kept.notification();
        return new Notification(
                was.id(),
                was.room(),
                was.title(),
                was.kind(),
                was.seq(),
                was.at(),
                was.by(),
                was.event(),
                was.on(),
                was.data(),
                was.count(),
                true);
    }

    @Test
    void N3_a_notification_comes_back_as_it_was_put_in_the_inbox_of_one_person() {
        Kept kept = kept(NOON, 7);

        assertThat(put(kept)).isTrue();

        assertThat(inbox()).containsExactly(kept.notification());
        assertThat(store().begun(ANNA, NOON, NOON)).containsExactly(kept);
        assertThat(store().unread(ANNA)).isEqualTo(1);
        assertThat(store().inbox("anna", Optional.empty(), 100).notifications()).isEmpty();
        assertThat(store().unread("anna")).isZero();
    }

    @Test
    void N3_the_same_notification_is_put_once() {
        put(kept(NOON, 7));

        assertThat(put(kept(NOON, 7))).isFalse();

        assertThat(inbox()).hasSize(1);
        assertThat(store().unread(ANNA)).isEqualTo(1);
    }

    @Test
    void N3_of_many_that_put_the_same_notification_one_does() {
        Supplier<Boolean> act = () -> put(kept(NOON, 7));

        List<Boolean> done = stage.race().run(Collections.nCopies(6, act));

        assertThat(done).containsOnlyOnce(true);
        assertThat(inbox()).hasSize(1);
    }

    @Test
    void N3_a_standing_notification_is_raised_by_who_saw_it_as_it_is() {
        Kept first = kept(NOON, 7);
        Kept second = kept(NOON, 7, NOON + 10, List.of(7L, 8L));
        Kept third = kept(NOON, 7, NOON + 20, List.of(7L, 8L, 9L));
        put(first);

        assertThat(store().put(ANNA, second, Optional.of(first))).isTrue();
        assertThat(store().put(ANNA, third, Optional.of(first))).isFalse();

        assertThat(store().begun(ANNA, NOON, NOON)).containsExactly(second);
        assertThat(store().unread(ANNA)).isEqualTo(1);
    }

    @Test
    void N3_what_was_read_is_not_raised() {
        Kept first = kept(NOON, 7);
        put(first);
        store().markRead(ANNA, List.of(first.notification().id()));

        assertThat(store().put(ANNA, kept(NOON, 7, NOON + 10, List.of(7L, 8L)), Optional.of(first)))
                .isFalse();

        assertThat(inbox()).containsExactly(read(first));
        assertThat(store().unread(ANNA)).isZero();
    }

    @Test
    void N3_those_that_began_in_a_span_are_found_and_no_others() {
        List<Kept> all =
                IntStream.range(0, 5).mapToObj(i -> kept(NOON + i, i + 1)).toList();
        all.forEach(this::put);

        assertThat(store().begun(ANNA, NOON + 1, NOON + 3)).isEqualTo(all.subList(1, 4));
        assertThat(store().begun(ANNA, NOON + 5, NOON + 60_000)).isEmpty();
    }

    @Test
    void N3_the_inbox_is_paged_newest_first() {
        List<Notification> all = IntStream.range(0, 25)
                .mapToObj(i -> kept(NOON - i, 100 - i))
                .peek(this::put)
                .map(Kept::notification)
                .toList();

        Inbox first = store().inbox(ANNA, Optional.empty(), 10);
        Inbox second =
                store().inbox(ANNA, Optional.of(first.notifications().getLast().id()), 10);
        Inbox third =
                store().inbox(ANNA, Optional.of(second.notifications().getLast().id()), 10);

        assertThat(first).isEqualTo(new Inbox(all.subList(0, 10), true));
        assertThat(second).isEqualTo(new Inbox(all.subList(10, 20), true));
        assertThat(third).isEqualTo(new Inbox(all.subList(20, 25), false));
        assertThat(store().inbox(ANNA, Optional.of("%013d.trip.80.1".formatted(NOON - 20)), 10)
                        .notifications())
                .as("before one that is not there")
                .isEqualTo(all.subList(20, 25));
    }

    @Test
    void N3_reading_some_leaves_the_others_unread_and_unknown_ones_alone() {
        List<Kept> all =
                IntStream.range(0, 4).mapToObj(i -> kept(NOON + i, i + 1)).toList();
        all.forEach(this::put);
        List<String> ids = all.stream().map(each -> each.notification().id()).toList();

        store().markRead(ANNA, List.of(ids.get(1), ids.get(2), ids.get(1), "%013d.trip.99.0".formatted(NOON)));
        store().markRead(ANNA, List.of(ids.get(2)));
        store().markRead(ANNA, List.of());

        assertThat(store().unread(ANNA)).isEqualTo(2);
        assertThat(inbox())
                .containsExactly(
                        all.get(3).notification(),
                        read(all.get(2)),
                        read(all.get(1)),
                        all.get(0).notification());
    }

    @Test
    void N3_unread_ones_are_counted_exactly_up_to_a_hundred() {
        List<Kept> all =
                IntStream.range(0, 130).mapToObj(i -> kept(NOON + i, i + 1)).toList();
        all.forEach(this::put);
        List<String> ids = all.stream().map(each -> each.notification().id()).toList();

        assertThat(store().unread(ANNA)).isEqualTo(101);
        store().markRead(ANNA, ids.subList(0, 30));
        assertThat(store().unread(ANNA)).isEqualTo(100);
        store().markAllRead(ANNA);
        assertThat(store().unread(ANNA)).isZero();
        assertThat(inbox()).hasSize(100).allMatch(Notification::read);
    }

    @Test
    void N4_preferences_are_kept_by_person() {
        Preferences first = new Preferences(Map.of("packing-list", Set.of("mentioned")));
        Preferences second =
                new Preferences(Map.of("party-budget", Set.of("task-enabled", "assigned")), Set.of("mentioned"));
        store().putPreferences(ANNA, first);
        store().putPreferences("ben", first);
        store().putPreferences("ben", second);

        assertThat(store().preferences(List.of(ANNA, "ben", "cem", "ben")))
                .isEqualTo(Map.of(ANNA, first, "ben", second));
        assertThat(store().preferences(List.of())).isEmpty();
    }

    @Test
    void N5_how_somebody_is_reached_is_kept_until_they_are_not() {
        Contact first = new Contact("anna@example.test", "en", "https://app.test");
        Contact second = new Contact("anna@example.test", "th", "https://app.test");
        assertThat(store().contact(ANNA)).isEmpty();

        store().putContact(ANNA, Optional.of(first));
        store().putContact(ANNA, Optional.of(second));

        assertThat(store().contact(ANNA)).contains(second);
        assertThat(store().contact("ben")).isEmpty();
        store().putContact(ANNA, Optional.empty());
        assertThat(store().contact(ANNA)).isEmpty();
    }

    @Test
    void N4_preferences_of_many_are_read_at_once() {
        Preferences some = new Preferences(Map.of("orders", Set.of("assigned")));
        List<String> users = IntStream.range(0, 230).mapToObj(i -> "user" + i).toList();
        users.forEach(user -> store().putPreferences(user, some));

        assertThat(store().preferences(users)).hasSize(230).containsOnlyKeys(users);
    }
}
