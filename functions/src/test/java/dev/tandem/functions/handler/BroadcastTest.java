package dev.tandem.functions.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.push.PushResult;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Member;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Changes;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.PresenceChanged;
import dev.tandem.protocol.Status;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the stream to the sockets. */
final class BroadcastTest {
    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ben", "editor")
            .member("norway", "anna", "cem", "viewer");
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");
    private final String cems = tandem.connect("cem");

    @BeforeEach
    void join() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
        tandem.join(cems, "norway", "laptop");
        tandem.posts().forget();
    }

    private void edit(String socket, String client, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(n -> tandem.update(socket, "norway", client, Deployment.creates(n, client + n)));
    }

    private List<Commit> log() {
        return tandem.world().rooms().log("norway", 0, Integer.MAX_VALUE);
    }

    private static Json record(Commit commit) {
        return Events.inserted("norway", commit.seq(), JsonWriter.write(Wire.of(commit)));
    }

    private List<String> tell(List<Json> records) {
        Json.Obj result = Functions.invoke(new BroadcastHandler(tandem.wiring()), Events.stream(records));
        return result.items("batchItemFailures").stream()
                .map(item -> ((Json.Obj) item).findText("itemIdentifier").orElseThrow())
                .toList();
    }

    private List<String> tellLog() {
        return tell(log().stream().map(BroadcastTest::record).toList());
    }

    private List<Long> seqs(String socket) {
        return tandem.posts().to(socket).stream()
                .map(Changes.class::cast)
                .flatMap(changes -> changes.commits().stream())
                .map(Commit::seq)
                .toList();
    }

    @Test
    void S4_a_batch_is_one_frame_for_each_socket() {
        edit(annas, "phone", 1, 3);

        assertThat(tellLog()).isEmpty();

        assertThat(tandem.posts().to(bens)).hasSize(1);
        assertThat(seqs(bens)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(tandem.posts().to(bens).getFirst()).isInstanceOfSatisfying(Changes.class, changes -> {
            assertThat(changes.commits()).isEqualTo(log());
            assertThat(changes.epoch())
                    .isEqualTo(
                            tandem.world().rooms().meta("norway").orElseThrow().epoch());
        });
    }

    @Test
    void S4_commits_are_told_in_order_and_once_whatever_the_order_of_the_batch() {
        edit(annas, "phone", 1, 5);
        List<Json> records =
                new ArrayList<>(log().stream().map(BroadcastTest::record).toList());
        Collections.reverse(records);
        records.addAll(List.copyOf(records));

        tell(records);

        assertThat(seqs(bens)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void S4_a_frame_holds_consecutive_commits_only() {
        edit(annas, "phone", 1, 4);
        List<Commit> log = log();

        tell(List.of(record(log.get(1)), record(log.get(2)), record(log.get(4))));

        assertThat(tandem.posts().to(bens)).hasSize(2);
        assertThat(seqs(bens)).containsExactly(2L, 3L, 5L);
    }

    @Test
    void C4_a_batch_longer_than_a_frame_is_told_in_several() {
        IntStream.rangeClosed(1, 30)
                .forEach(n -> tandem.update(
                        annas,
                        "norway",
                        "phone",
                        "{'n':" + n + ",'base':1,'ops':[{'op':'create','type':'item','id':'a" + n
                                + "','fields':{'name':'a','notes':'" + "ü".repeat(4_000) + "'}}]}"));

        tellLog();

        assertThat(tandem.posts().texts(bens))
                .hasSize(3)
                .allSatisfy(frame -> assertThat(frame.getBytes(UTF_8).length).isLessThan(128 * 1024));
        assertThat(seqs(bens)).hasSize(31).isSorted();
    }

    @Test
    void U4_the_author_does_not_get_what_the_answer_held() {
        edit(annas, "phone", 1, 2);

        tell(List.of(record(log().get(1)), record(log().get(2))));

        assertThat(tandem.posts().to(annas)).isEmpty();
        assertThat(seqs(bens)).containsExactly(2L, 3L);
    }

    @Test
    void U4_between_the_commits_of_others_the_author_gets_the_own_too() {
        edit(bens, "tablet", 1, 1);
        edit(annas, "phone", 1, 1);
        edit(bens, "tablet", 2, 2);
        edit(annas, "phone", 2, 2);

        tell(log().stream().skip(1).map(BroadcastTest::record).toList());

        assertThat(seqs(annas)).containsExactly(2L, 3L, 4L);
        assertThat(seqs(bens)).containsExactly(3L, 4L, 5L);
        assertThat(seqs(cems)).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void P4_whoever_was_removed_gets_nothing_even_if_the_socket_is_still_listed() {
        edit(annas, "phone", 1, 1);
        var ben = tandem.world().rooms().member("norway", "ben").orElseThrow();
        tandem.rooms()
                .beforeMembersAreRead(() -> tandem.world()
                        .rooms()
                        .putMember("norway", new Member("ben", "Ben", ben.role(), false, 9), ben.rev()));

        tellLog();

        assertThat(tandem.posts().to(bens)).isEmpty();
        assertThat(seqs(cems)).containsExactly(1L, 2L);
    }

    @Test
    void only_new_entries_of_the_log_are_told() {
        edit(annas, "phone", 1, 1);
        String body = JsonWriter.write(Wire.of(log().get(1)));

        List<String> failed = tell(List.of(
                Events.record("INSERT", "r1", "room#norway", "entity#item#a", Map.of("body", body)),
                Events.record("INSERT", "r2", "room#norway", "receipt#phone", Map.of("body", body)),
                Events.record("INSERT", "r3", "room#norway", "meta", Map.of("title", "Norway")),
                Events.record("MODIFY", "r4", "room#norway", "log#0000000002", Map.of("body", body)),
                Events.record("REMOVE", "r5", "room#norway", "log#0000000002", Map.of("body", body))));

        assertThat(failed).isEmpty();
        assertThat(tandem.posts().to(bens)).isEmpty();
        assertThat(tandem.posts().to(cems)).isEmpty();
    }

    @Test
    void a_closed_socket_is_forgotten_and_the_others_are_told_that_its_client_went() {
        edit(annas, "phone", 1, 1);
        tandem.posts().answer(bens, PushResult.Gone::new);

        assertThat(tellLog()).isEmpty();

        assertThat(tandem.world().connections().presences(bens)).isEmpty();
        assertThat(tandem.posts().to(cems))
                .hasSize(2)
                .contains(new PresenceChanged(
                        "norway", new Here("tablet", "ben", "ben", Status.OFFLINE, Optional.empty())));
    }

    @Test
    void a_slow_reader_gets_two_more_tries_and_harms_nobody() {
        edit(annas, "phone", 1, 1);
        int before = tandem.posts().tries();
        tandem.posts().answer(bens, PushResult.Slow::new);

        assertThat(tellLog()).isEmpty();

        assertThat(tandem.posts().tries() - before).isEqualTo(3 + 1 + 1);
        assertThat(seqs(cems)).containsExactly(1L, 2L);
        assertThat(tandem.world().connections().presences(bens)).hasSize(1);
        assertThat(tandem.log()).anySatisfy(line -> assertThat(line).contains("post-slow", bens));
    }

    @Test
    void a_reader_that_was_slow_for_a_moment_gets_everything() {
        edit(annas, "phone", 1, 1);
        Iterator<PushResult> answers = List.<PushResult>of(
                        new PushResult.Slow(), new PushResult.Slow(), new PushResult.Sent())
                .iterator();
        tandem.posts().answer(bens, answers::next);

        tellLog();

        assertThat(seqs(bens)).containsExactly(1L, 2L);
    }

    @Test
    void whatever_happens_to_one_socket_the_others_get_theirs() {
        edit(annas, "phone", 1, 1);
        for (PushResult result : List.of(new PushResult.Failed("status 500"), new PushResult.TooLarge())) {
            tandem.posts().forget();
            tandem.posts().answer(bens, () -> result);
            assertThat(tellLog()).isEmpty();
            assertThat(seqs(cems)).as("after %s", result).containsExactly(1L, 2L);
        }
        tandem.posts().forget();
        tandem.posts().answer(bens, () -> {
            throw new IllegalStateException("no one expected this");
        });

        assertThat(tellLog()).isEmpty();
        assertThat(seqs(cems)).containsExactly(1L, 2L);
        assertThat(tandem.log()).anySatisfy(line -> assertThat(line).contains("post-threw", "IllegalStateException"));
    }

    @Test
    void where_the_store_does_not_answer_the_records_are_reported_and_told_later() {
        edit(annas, "phone", 1, 2);
        List<Json> records = log().stream().map(BroadcastTest::record).toList();
        tandem.rooms().down(true);

        assertThat(tell(records)).containsExactly("norway:1", "norway:2", "norway:3");

        tandem.rooms().down(false);
        assertThat(tell(records)).isEmpty();
        assertThat(seqs(bens)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_broken_entry_is_reported_and_what_comes_after_it_is_told() {
        edit(annas, "phone", 1, 2);
        List<Commit> log = log();

        List<String> failed = tell(List.of(
                record(log.get(0)),
                Events.inserted("norway", 2, "{\"seq\":2,\"by\":"),
                Events.inserted("norway", 3, JsonWriter.write(Wire.of(log.get(1)))),
                Events.record("INSERT", "r4", "room#norway", "log#not-a-number", Map.of("body", "{}")),
                Events.record("INSERT", "r5", "room#norway", "log#0000000009", Map.of()),
                record(log.get(2))));

        assertThat(failed).containsExactly("norway:2", "norway:3", "r4", "r5");
        assertThat(seqs(bens)).containsExactly(1L, 3L);
        assertThat(tandem.log()).anySatisfy(line -> assertThat(line).contains("commit-broken", "\"seq\":\"2\""));
    }

    @Test
    void a_room_that_cannot_be_told_does_not_keep_another_from_it() {
        tandem.room("sweden", "anna");
        tandem.join(annas, "sweden", "phone2");
        edit(bens, "tablet", 1, 1);
        Commit founding =
                tandem.world().rooms().log("sweden", 0, Integer.MAX_VALUE).getFirst();
        List<Json> records =
                List.of(record(log().get(1)), Events.inserted("sweden", 1, JsonWriter.write(Wire.of(founding))));

        assertThat(tell(records)).isEmpty();

        assertThat(tandem.posts().to(annas))
                .extracting(frame -> ((Changes) frame).room())
                .containsExactlyInAnyOrder("norway", "sweden");
        assertThat(tandem.posts().to(bens)).extracting(ServerMessage::getClass).isEmpty();
    }
}
