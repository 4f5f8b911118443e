package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.usecase.TellAtOnce;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Member;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.ServerMessage.Changes;
import dev.tandem.protocol.ServerMessage.Excerpts;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.Status;
import dev.tandem.protocol.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever commits tells the others, and the stream what is left of it. */
final class TellingAtOnceTest {
    private final Deployment tandem = new Deployment(true)
            .room("norway", "anna")
            .member("norway", "anna", "ben", "editor")
            .member("norway", "anna", "cem", "viewer");
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");
    private long n;

    @BeforeEach
    void join() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
        quiet();
    }

    /** So long that what was before is no business of what comes. */
    private void quiet() {
        tandem.pass(Duration.ofSeconds(5));
        tandem.posts().forget();
    }

    private Optional<ServerMessage> edit() {
        n++;
        return tandem.send(annas, update("'mutations':[" + Deployment.creates(n, "item" + n) + "]"));
    }

    private String update(String rest) {
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();
        return "{'action':'update','id':'u','room':'norway','client':'phone','epoch':'" + epoch + "'," + rest + "}";
    }

    private long head() {
        return tandem.world().rooms().head("norway").seq();
    }

    private boolean isKeptAsTold(long seq) {
        return tandem.world().rooms().told("norway", seq, seq).containsKey(seq);
    }

    private List<Long> seqs(String socket) {
        return changes(socket).stream()
                .flatMap(changes -> changes.commits().stream())
                .map(Commit::seq)
                .toList();
    }

    private List<Changes> changes(String socket) {
        return tandem.posts().to(socket).stream()
                .filter(Changes.class::isInstance)
                .map(Changes.class::cast)
                .toList();
    }

    private List<Ack> acks() {
        return tandem.posts().to(annas).stream()
                .filter(Ack.class::isInstance)
                .map(Ack.class::cast)
                .toList();
    }

    /** The stream tells everything there is after a position. */
    private void stream(long since) {
        List<Json> records = tandem.world().rooms().log("norway", since, Integer.MAX_VALUE).stream()
                .map(commit -> Events.inserted("norway", commit.seq(), JsonWriter.write(Wire.of(commit))))
                .toList();
        Json.Obj result = Functions.invoke(new BroadcastHandler(tandem.wiring()), Events.stream(records));
        assertThat(result.items("batchItemFailures")).isEmpty();
    }

    private boolean isLogged(String event) {
        return tandem.log().stream().anyMatch(line -> line.contains("\"event\":\"" + event + "\""));
    }

    @Test
    void U4_S4_the_others_are_told_before_the_stream_and_the_author_is_answered_by_a_post() {
        assertThat(edit()).isEmpty();

        assertThat(acks()).singleElement().satisfies(ack -> {
            assertThat(ack.ref()).hasValue("u");
            assertThat(ack.commit().map(Commit::seq)).hasValue(head());
        });
        assertThat(seqs(bens)).containsExactly(head());
        assertThat(seqs(annas)).as("the author has it from the answer").isEmpty();
        assertThat(isKeptAsTold(head())).isTrue();
    }

    @Test
    void S4_the_stream_leaves_out_what_was_told() {
        edit();
        tandem.posts().forget();

        stream(head() - 1);

        assertThat(tandem.posts().to(bens)).isEmpty();
        assertThat(isLogged("told-before")).isTrue();
    }

    @Test
    void S4_between_others_the_stream_tells_it_again_because_a_frame_carries_consecutive_commits() {
        IntStream.range(0, 5).forEach(_ -> {
            quiet();
            edit();
        });
        long last = head();
        quiet();
        tandem.untell("norway", last - 3);
        tandem.untell("norway", last - 1);

        stream(last - 5);

        assertThat(changes(bens)).hasSize(1);
        assertThat(seqs(bens)).containsExactly(last - 3, last - 2, last - 1);
    }

    @Test
    void U8_an_answer_that_was_not_posted_for_sure_is_given_as_ever() {
        List<Supplier<PushResult>> troubles = List.of(
                PushResult.Slow::new, PushResult.TooLarge::new, () -> new PushResult.Failed("status 500"), () -> {
                    throw new IllegalStateException("nobody there");
                });
        for (Supplier<PushResult> trouble : troubles) {
            quiet();
            tandem.posts().answer(annas, trouble);

            assertThat(edit()).containsInstanceOf(Ack.class);
            assertThat(seqs(bens)).containsExactly(head());
            assertThat(isKeptAsTold(head())).isTrue();
        }
    }

    @Test
    void S4_with_nobody_else_there_nothing_is_told_and_nothing_kept() {
        tandem.disconnect(bens);
        tandem.posts().forget();

        edit();

        assertThat(acks()).hasSize(1);
        assertThat(isKeptAsTold(head())).isFalse();
        stream(head() - 1);
        assertThat(seqs(annas)).isEmpty();
    }

    @Test
    void S4_where_one_was_not_reached_all_are_told_again() {
        String cems = tandem.connect("cem");
        tandem.join(cems, "norway", "laptop");
        quiet();
        tandem.posts().answer(cems, PushResult.Slow::new);

        assertThat(edit()).isEmpty();

        assertThat(isKeptAsTold(head())).isFalse();
        tandem.posts().answer(cems, PushResult.Sent::new);
        stream(head() - 1);
        assertThat(seqs(cems)).containsExactly(head());
        assertThat(seqs(bens)).as("twice, which harms nobody").containsExactly(head(), head());
    }

    @Test
    void S4_who_is_gone_is_forgotten_and_does_not_have_to_be_told_again() {
        tandem.posts().answer(bens, PushResult.Gone::new);

        assertThat(edit()).isEmpty();

        assertThat(tandem.world().connections().presences(bens)).isEmpty();
        assertThat(isKeptAsTold(head())).isTrue();
    }

    @Test
    void U4_a_store_that_does_not_answer_any_more_changes_nothing_about_the_answer() {
        tandem.rooms().beforeMembersAreRead(() -> tandem.rooms().down(true));

        assertThat(edit()).isEmpty();

        tandem.rooms().down(false);
        assertThat(acks()).hasSize(1);
        assertThat(seqs(bens)).isEmpty();
        assertThat(isKeptAsTold(head())).isFalse();
        assertThat(isLogged("left-to-the-stream")).isTrue();
        stream(head() - 1);
        assertThat(seqs(bens)).containsExactly(head());
    }

    @Test
    void U4_nor_does_one_that_does_not_keep_that_it_was_told() {
        tandem.posts().answer(bens, () -> {
            tandem.rooms().down(true);
            return new PushResult.Sent();
        });

        assertThat(edit()).isEmpty();

        tandem.rooms().down(false);
        assertThat(acks()).hasSize(1);
        assertThat(seqs(bens)).containsExactly(head());
        assertThat(isKeptAsTold(head())).isFalse();
    }

    @Test
    void P4_whoever_is_removed_meanwhile_is_not_told() {
        tandem.rooms().beforeMembersAreRead(() -> remove("ben"));

        edit();

        assertThat(seqs(bens)).isEmpty();
        assertThat(isKeptAsTold(head())).as("nobody was told").isFalse();
    }

    @Test
    void P4_sockets_are_read_before_members_so_that_nobody_who_comes_after_a_removal_is_told() {
        tandem.rooms().beforeMembersAreRead(() -> enter(7));

        edit();

        assertThat(seqs("other-7=")).as("whoever comes then reads it").isEmpty();
        assertThat(seqs(bens)).containsExactly(head());
    }

    private void remove(String user) {
        Member row = tandem.world().rooms().member("norway", user).orElseThrow();
        tandem.world().rooms().putMember("norway", row.removed(1).at(row.rev() + 1), row.rev());
    }

    @Test
    void S4_more_than_a_hundred_others_are_left_to_the_stream() {
        tandem.disconnect(bens);
        IntStream.range(0, TellAtOnce.MOST).forEach(this::enter);
        quiet();
        edit();
        assertThat(isKeptAsTold(head())).as("with a hundred others").isTrue();

        enter(TellAtOnce.MOST);
        quiet();
        edit();

        assertThat(isKeptAsTold(head())).as("with one more").isFalse();
        assertThat(seqs("other-0=")).isEmpty();
    }

    private void enter(int device) {
        tandem.world()
                .connections()
                .join(new Presence(
                        "norway",
                        "other-" + device + "=",
                        "cem",
                        "Cem",
                        "device" + device,
                        Status.ONLINE,
                        Optional.empty(),
                        tandem.now().plus(Duration.ofHours(1))));
    }

    @Test
    void S2_what_somebody_else_is_about_to_tell_comes_along_so_that_nobody_has_to_ask_for_it() {
        edit();
        tandem.untell("norway", head());
        tandem.posts().forget();

        edit();

        assertThat(changes(bens)).hasSize(1);
        assertThat(seqs(bens)).containsExactly(head() - 1, head());
    }

    @Test
    void S4_where_much_happens_the_stream_tells_it_with_fewer_frames() {
        long before = head();
        IntStream.range(0, 10).forEach(_ -> edit());

        assertThat(isKeptAsTold(before + 1)).isTrue();
        assertThat(isKeptAsTold(before + 10)).isFalse();
        long told = seqs(bens).size();
        assertThat(told).isBetween(3L, 6L);
        tandem.posts().forget();
        stream(before);
        assertThat(changes(bens)).hasSize(1);
        assertThat(seqs(bens)).hasSize((int) (10 - told));

        quiet();
        edit();
        assertThat(seqs(bens)).as("and when it is quiet again, at once").containsExactly(head());
    }

    @Test
    void U6_what_was_decided_before_is_not_told_again() {
        edit();
        tandem.posts().forget();

        Optional<ServerMessage> again =
                tandem.send(annas, update("'mutations':[" + Deployment.creates(n, "item" + n) + "]"));

        assertThat(again).containsInstanceOf(Ack.class);
        assertThat(tandem.posts().to(bens)).isEmpty();
    }

    @Test
    void U4_what_is_refused_or_changes_nothing_is_answered_as_ever() {
        String twice = Deployment.creates(1, "item1");
        edit();
        quiet();
        tandem.posts().forget();

        assertThat(tandem.send(annas, update("'mutations':[" + twice.replace("'n':1", "'n':2") + "]")))
                .get()
                .isInstanceOfAny(Ack.class, Failure.class);
        assertThat(tandem.posts().to(bens)).isEmpty();
    }

    @Test
    void U4_after_a_lost_race_the_commit_is_told_all_the_same() {
        tandem.rooms().nextCommit(commit -> new CommitResult.Lost());

        assertThat(edit()).isEmpty();

        assertThat(seqs(bens)).containsExactly(head());
    }

    @Test
    void R9_an_update_over_rest_is_told_before_it_is_answered() {
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();

        Answer answer = tandem.http(
                "anna",
                "POST",
                "/api/rooms/norway/updates",
                "{'client':'phone','epoch':'" + epoch + "','mutations':[" + Deployment.creates(1, "tent") + "]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(seqs(bens)).containsExactly(head());
        assertThat(isKeptAsTold(head())).isTrue();
    }

    @Test
    void V6_a_filtered_client_is_told_what_it_is_to_see_its_own_commits_too() {
        tandem.ask(annas, "{'action':'subscribe','id':'f','room':'norway','filter':{'types':['item']}}");
        tandem.disconnect(bens);
        quiet();

        edit();

        assertThat(tandem.posts().to(annas).stream().filter(Excerpts.class::isInstance))
                .hasSize(1);
        assertThat(isKeptAsTold(head())).isTrue();
    }

    @Test
    void its_way_is_in_the_log_whoever_told_it() {
        edit();

        assertThat(tandem.log())
                .anyMatch(line -> line.contains("\"event\":\"told\"")
                        && line.contains("\"by\":\"commit\"")
                        && line.contains("BroadcastLag")
                        && line.contains("\"seq\":\"" + head() + "-" + head() + "\""));
    }
}
