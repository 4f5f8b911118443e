package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.push.PushResult;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Audience;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Member;
import dev.tandem.model.Notification;
import dev.tandem.model.Notification.By;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Notified;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the events of commits to inboxes and sockets. */
final class NotifyingTest {
    private static final Audience ALL = new Audience.Everyone();
    private static final long MINUTE = 60_000;

    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ben", "editor")
            .member("norway", "anna", "cem", "viewer");
    private final String bens = tandem.connect("ben");
    private final String cems = tandem.connect("cem");
    private final long noon = tandem.now().toEpochMilli();

    private static Event event(String name, String about, Audience... to) {
        return new Event(name, Optional.of(new EntityKey("item", about)), List.of(to), Map.of("name", Json.of(about)));
    }

    private static Commit commit(long seq, long at, String author, Event... events) {
        return new Commit(
                seq,
                at,
                author,
                "phone-" + author,
                1,
                1,
                List.of(),
                List.of(),
                List.of(events),
                List.of(),
                Digest.EMPTY);
    }

    private List<String> tell(Commit... commits) {
        List<Json> records = List.of(commits).stream()
                .map(commit -> Events.inserted("norway", commit.seq(), JsonWriter.write(Wire.of(commit))))
                .toList();
        Json.Obj result = Functions.invoke(new BroadcastHandler(tandem.wiring()), Events.stream(records));
        return result.items("batchItemFailures").stream()
                .map(item -> ((Json.Obj) item).findText("itemIdentifier").orElseThrow())
                .toList();
    }

    private List<Notification> inbox(String user) {
        return tandem.world().notifications().inbox(user, Optional.empty(), 100).notifications();
    }

    private List<Notification> posted(String socket) {
        return tandem.posts().to(socket).stream()
                .filter(Notified.class::isInstance)
                .map(frame -> ((Notified) frame).notification())
                .toList();
    }

    @Test
    void N3_whom_an_event_concerns_has_it_in_the_inbox_and_on_every_socket_whatever_room_that_is_in() {
        tandem.room("sweden", "ben");
        String elsewhere = tandem.connect("ben");
        tandem.join(elsewhere, "sweden", "tablet");
        String annas = tandem.connect("anna");
        tandem.posts().forget();

        assertThat(tell(commit(2, noon, "anna", event("assigned", "tent", new Audience.Person("ben")))))
                .isEmpty();

        Notification told = new Notification(
                "%013d.norway.2.0".formatted(noon),
                "norway",
                "Norway",
                "packing-list",
                2,
                noon,
                new By("anna", "Person anna"),
                "assigned",
                Optional.of(new EntityKey("item", "tent")),
                Map.of("name", Json.of("tent")),
                1,
                false);
        assertThat(inbox("ben")).containsExactly(told);
        assertThat(tandem.posts().to(bens)).containsExactly(new Notified(told));
        assertThat(tandem.posts().to(elsewhere)).containsExactly(new Notified(told));
        assertThat(tandem.posts().to(cems)).isEmpty();
        assertThat(tandem.posts().to(annas)).isEmpty();
        assertThat(inbox("cem")).isEmpty();
    }

    @Test
    void N3_the_author_is_not_told_of_what_concerns_all() {
        String annas = tandem.connect("anna");

        tell(commit(2, noon, "anna", event("low-stock", "tent", ALL)));

        assertThat(inbox("anna")).isEmpty();
        assertThat(posted(annas)).isEmpty();
        assertThat(inbox("ben")).hasSize(1);
        assertThat(inbox("cem")).hasSize(1);
    }

    @Test
    void N3_a_record_that_comes_again_changes_nothing_and_is_posted_once() {
        Commit first = commit(2, noon, "anna", event("assigned", "tent", ALL));
        Commit second = commit(3, noon + 10, "anna", event("assigned", "stove", ALL));
        tell(first, second);
        List<Notification> before = inbox("ben");
        tandem.posts().forget();

        tell(second);
        tell(first, second, first);
        tandem.world().notifications().markAllRead("ben");
        tell(first, second);

        assertThat(inbox("ben")).hasSize(1).allMatch(Notification::read);
        assertThat(before).hasSize(1).allMatch(told -> told.count() == 2 && told.seq() == 3);
        assertThat(inbox("cem")).isEqualTo(before);
        assertThat(posted(bens)).isEmpty();
    }

    @Test
    void N3_what_one_person_does_within_a_minute_is_one_notification_that_rises() {
        tell(commit(2, noon, "anna", event("assigned", "tent", ALL)));
        tell(commit(3, noon + MINUTE, "anna", event("assigned", "stove", ALL)));
        tell(commit(4, noon + MINUTE + 1, "anna", event("assigned", "rope", ALL)));

        assertThat(posted(bens)).extracting(Notification::count).containsExactly(1L, 2L, 1L);
        assertThat(posted(bens)).extracting(Notification::seq).containsExactly(2L, 3L, 4L);
        assertThat(inbox("ben"))
                .containsExactly(posted(bens).get(2), posted(bens).get(1));
        assertThat(posted(bens).get(1).id()).isEqualTo(posted(bens).get(0).id());
        assertThat(posted(bens).get(1).on()).contains(new EntityKey("item", "stove"));
        assertThat(tandem.world().notifications().unread("ben")).isEqualTo(2);
    }

    @Test
    void N3_other_events_other_people_and_what_was_read_stand_apart() {
        tell(commit(2, noon, "anna", event("assigned", "tent", ALL)));
        tell(commit(3, noon + 1, "anna", event("mentioned", "tent", ALL)));
        tell(commit(4, noon + 2, "ben", event("assigned", "tent", ALL)));
        tandem.world().notifications().markAllRead("cem");
        tell(commit(5, noon + 3, "anna", event("assigned", "rope", ALL)));

        assertThat(inbox("cem")).extracting(Notification::seq).containsExactly(5L, 4L, 3L, 2L);
        assertThat(inbox("cem")).extracting(Notification::count).containsOnly(1L);
        assertThat(inbox("ben")).extracting(Notification::seq).containsExactly(3L, 5L);
    }

    @Test
    void N3_several_of_one_event_in_one_commit_are_one_with_a_count() {
        tell(commit(
                2,
                noon,
                "anna",
                event("task-enabled", "soup", ALL),
                event("task-enabled", "bread", ALL),
                event("task-enabled", "wine", new Audience.Person("cem"))));

        assertThat(inbox("ben")).extracting(Notification::count).containsExactly(2L);
        assertThat(inbox("cem")).extracting(Notification::count).containsExactly(3L);
        assertThat(posted(cems)).hasSize(1);
    }

    @Test
    void N3_several_commits_of_one_batch_are_posted_once_as_they_stand_at_the_end() {
        tell(IntStream.range(0, 8)
                .mapToObj(i -> commit(2 + i, noon + i, "anna", event("assigned", "item" + i, ALL)))
                .toArray(Commit[]::new));

        assertThat(posted(bens)).hasSize(1).isEqualTo(inbox("ben"));
        assertThat(inbox("ben").getFirst().count()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void N3_each_event_counts_once_in_whatever_order_and_however_often_records_come(long seed) {
        Random random = new Random(seed);
        List<Commit> log = new ArrayList<>();
        long at = noon;
        for (int seq = 2; seq < 42; seq++) {
            at += random.nextInt(9_000) - 500;
            int several = 1 + random.nextInt(3);
            String name = random.nextBoolean() ? "assigned" : "mentioned";
            log.add(commit(
                    seq,
                    at,
                    "anna",
                    Collections.nCopies(several, event(name, "i" + seq, ALL)).toArray(Event[]::new)));
        }
        List<Commit> delivered = new ArrayList<>(log);
        IntStream.range(0, 40).forEach(i -> delivered.add(log.get(random.nextInt(log.size()))));
        for (int i = 0; i < delivered.size(); i++) {
            Collections.swap(delivered, i, Math.min(delivered.size() - 1, i + random.nextInt(12)));
        }
        for (int from = 0; from < delivered.size(); from += 10) {
            tell(delivered.subList(from, Math.min(from + 10, delivered.size())).toArray(Commit[]::new));
        }

        long events = log.stream().mapToLong(commit -> commit.events().size()).sum();
        assertThat(inbox("ben").stream().mapToLong(Notification::count).sum())
                .as("seed %d", seed)
                .isEqualTo(events);
        assertThat(inbox("ben")).as("seed %d", seed).hasSizeLessThan(log.size());
        assertThat(tandem.world().notifications().unread("ben"))
                .isEqualTo(inbox("ben").size());
    }

    @Test
    void N3_whoever_was_removed_before_the_members_were_read_is_not_told() {
        var ben = tandem.world().rooms().member("norway", "ben").orElseThrow();
        Commit commit = commit(2, noon, "anna", event("assigned", "tent", ALL));
        tandem.world().rooms().putMember("norway", new Member("ben", "Ben", ben.role(), false, 9), ben.rev());

        tell(commit);

        assertThat(inbox("ben")).isEmpty();
        assertThat(posted(bens)).isEmpty();
        assertThat(inbox("cem")).hasSize(1);
    }

    @Test
    void N4_what_is_switched_off_is_neither_kept_nor_sent() {
        tandem.http("ben", "PUT", "/api/preferences", "{'kinds':{'packing-list':{'assigned':false}}}");

        tell(commit(2, noon, "anna", event("assigned", "tent", ALL), event("mentioned", "tent", ALL)));

        assertThat(inbox("ben")).extracting(Notification::event).containsExactly("mentioned");
        assertThat(posted(bens)).extracting(Notification::event).containsExactly("mentioned");
        assertThat(inbox("cem")).hasSize(2);
    }

    @Test
    void an_inbox_that_does_not_answer_holds_up_no_commit_and_its_records_come_again() {
        tandem.join(bens, "norway", "tablet");
        tandem.posts().forget();
        Commit quiet = commit(2, noon, "anna");
        Commit loud = commit(3, noon, "anna", event("assigned", "tent", ALL));
        tandem.inboxes().down(true);

        assertThat(tell(quiet, loud)).containsExactly("norway:3");
        assertThat(tandem.posts().to(bens)).singleElement().isInstanceOf(ServerMessage.Changes.class);
        assertThat(tandem.log()).anySatisfy(line -> assertThat(line).contains("notifications-untold"));

        tandem.inboxes().down(false);
        assertThat(tell(loud)).isEmpty();
        assertThat(inbox("ben")).hasSize(1);
        assertThat(posted(bens)).hasSize(1);
    }

    @Test
    void what_was_kept_before_the_inbox_failed_is_posted_and_not_kept_twice() {
        Commit commit = commit(2, noon, "anna", event("assigned", "tent", ALL), event("mentioned", "tent", ALL));
        tandem.inboxes().downAfterPuts(1);

        assertThat(tell(commit)).containsExactly("norway:2");
        assertThat(posted(bens)).extracting(Notification::event).containsExactly("assigned");

        tandem.inboxes().down(false);
        tell(commit);
        assertThat(posted(bens)).extracting(Notification::event).containsExactly("assigned", "mentioned");
        assertThat(inbox("ben")).hasSize(2).allMatch(told -> told.count() == 1);
        assertThat(inbox("cem")).hasSize(2);
    }

    @Test
    void what_nobody_expects_of_an_inbox_is_logged_and_harms_no_commit() {
        tandem.join(bens, "norway", "tablet");
        tandem.posts().forget();
        tandem.inboxes().broken();

        assertThat(tell(commit(2, noon, "anna", event("assigned", "tent", ALL))))
                .isEmpty();

        assertThat(tandem.posts().to(bens)).singleElement().isInstanceOf(ServerMessage.Changes.class);
        assertThat(tandem.log())
                .anySatisfy(line -> assertThat(line).contains("notifications-failed", "IllegalStateException"));
    }

    @Test
    void a_closed_socket_is_forgotten_and_the_others_are_told() {
        String second = tandem.connect("ben");
        tandem.posts().answer(bens, PushResult.Gone::new);

        tell(commit(2, noon, "anna", event("assigned", "tent", ALL)));

        assertThat(posted(second)).hasSize(1);
        assertThat(tandem.world().connections().socketsOf("ben", tandem.now())).containsExactly(second);
    }
}
