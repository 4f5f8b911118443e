package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.RejectCode;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.ServerMessage.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of mutations. */
final class UpdatingTest {
    private static final String TENT = Deployment.creates(1, "tent");
    private static final String STOVE = Deployment.creates(2, "stove");

    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final String socket = tandem.connect("anna");

    @BeforeEach
    void join() {
        tandem.join(socket, "norway", "phone");
    }

    private ServerMessage update(String... mutations) {
        return tandem.update(socket, "norway", "phone", mutations);
    }

    private Ack ack(String... mutations) {
        return (Ack) update(mutations);
    }

    private Failure refusal(String... mutations) {
        return (Failure) update(mutations);
    }

    private List<Commit> log() {
        return tandem.world().rooms().log("norway", 1, Integer.MAX_VALUE);
    }

    private static Outcome applied(long n, long seq) {
        return new Outcome.Applied(n, Optional.of(seq), List.of());
    }

    @Test
    void U4_the_answer_holds_the_outcomes_and_the_commit() {
        Ack ack = ack(TENT, STOVE);

        assertThat(ack.ref()).hasValue("u");
        assertThat(ack.last()).isEqualTo(2);
        assertThat(ack.outcomes()).containsExactly(applied(1, 2), applied(2, 2));
        assertThat(ack.commit()).hasValue(log().getFirst());
    }

    @Test
    void U3_a_rejected_mutation_does_not_stop_the_next() {
        Ack ack = ack("{'n':1,'base':1,'ops':[{'op':'delete','type':'item','id':'ghost'}]}", STOVE);

        assertThat(ack.outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(RejectCode.NOT_FOUND));
        assertThat(ack.outcomes().getLast()).isEqualTo(applied(2, 2));
    }

    @Test
    void U6_a_resend_is_answered_with_the_stored_outcome_and_the_commit() {
        Ack first = ack(TENT);
        tandem.update(socket, "norway", "phone", STOVE);

        assertThat(ack(STOVE).outcomes()).containsExactly(applied(2, 3));
        assertThat(ack(STOVE).commit()).hasValue(log().getLast());
        assertThat(ack(TENT).outcomes()).as("of an older batch").containsExactly(new Outcome.Settled(1));
        assertThat(ack(TENT).last()).isEqualTo(2);
        assertThat(log()).hasSize(2).startsWith(first.commit().orElseThrow());
    }

    @Test
    void U6_of_a_batch_that_is_partly_old_only_the_new_part_is_decided() {
        ack(TENT);

        Ack ack = ack(TENT, STOVE);

        assertThat(ack.outcomes()).containsExactly(applied(1, 2), applied(2, 3));
        assertThat(ack.commit().orElseThrow().from()).isEqualTo(2);
        assertThat(log()).hasSize(2);
    }

    @Test
    void U6_a_gap_is_refused_with_what_is_expected() {
        Failure failure = refusal(STOVE);

        assertThat(failure.code()).isEqualTo(ErrorCode.GAP);
        assertThat(failure.detail()).isEqualTo(Map.of("expected", Json.of(1)));
        assertThat(log()).isEmpty();
    }

    @Test
    void U6_a_receipt_that_is_not_visible_yet_is_no_gap() {
        ack(TENT);
        tandem.rooms()
                .nextLoad(loaded -> new Loaded(
                        loaded.meta(),
                        loaded.head(),
                        loaded.member(),
                        Optional.of(Receipt.fresh("phone", "anna")),
                        loaded.entities()));

        assertThat(ack(STOVE).outcomes()).containsExactly(applied(2, 3));
        assertThat(log()).hasSize(2);
    }

    @Test
    void U6_a_rejected_mutation_stays_rejected_also_where_it_could_be_applied_by_now() {
        String delete = "{'n':1,'base':1,'ops':[{'op':'delete','type':'item','id':'lamp'}]}";
        Outcome first = ack(delete).outcomes().getFirst();
        tandem.join(tandem.connect("ben"), "norway", "tablet");
        tandem.update(tandem.connect("ben"), "norway", "tablet", Deployment.creates(1, "lamp"));

        assertThat(ack(delete).outcomes()).containsExactly(first);
        assertThat(first).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void J6_a_client_that_is_unknown_or_of_somebody_else_cannot_write() {
        assertThat(((Failure) tandem.update(socket, "norway", "lost", TENT)).code())
                .isEqualTo(ErrorCode.UNKNOWN_CLIENT);
        assertThat(((Failure) tandem.update(tandem.connect("ben"), "norway", "phone", TENT)).code())
                .isEqualTo(ErrorCode.CLIENT_NOT_YOURS);
        assertThat(log()).isEmpty();
    }

    @Test
    void E2_an_update_for_another_epoch_is_refused() {
        String frame = "{'action':'update','room':'norway','client':'phone','epoch':'old','mutations':[" + TENT + "]}";

        assertThat(((Failure) tandem.ask(socket, frame)).code()).isEqualTo(ErrorCode.EPOCH_CHANGED);
        assertThat(log()).isEmpty();
    }

    @Test
    void J5_strangers_cannot_write_and_learn_nothing() {
        String frame = "{'action':'update','room':'%s','client':'phone','epoch':'e','mutations':[" + TENT + "]}";
        String eves = tandem.connect("eve");

        assertThat(((Failure) tandem.ask(eves, frame.formatted("norway"))).code())
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(((Failure) tandem.ask(eves, frame.formatted("atlantis"))).code())
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void U7_a_viewer_changes_nothing_and_is_not_blocked() {
        tandem.member("norway", "anna", "ben", "viewer");
        String bens = tandem.connect("ben");
        tandem.join(bens, "norway", "tablet");

        Ack ack = (Ack) tandem.update(bens, "norway", "tablet", TENT);

        assertThat(ack.outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(RejectCode.FORBIDDEN));
        assertThat(ack.last()).isEqualTo(1);
        assertThat(log()).isEmpty();
    }

    @Test
    void U8_a_write_whose_answer_was_lost_is_found_in_the_receipt_and_not_written_twice() {
        tandem.rooms().nextCommit(commit -> {
            assertThat(commit.get()).isInstanceOf(CommitResult.Committed.class);
            return new CommitResult.Unknown();
        });

        Ack ack = ack(TENT);

        assertThat(ack.outcomes()).containsExactly(applied(1, 2));
        assertThat(ack.commit()).hasValue(log().getFirst());
        assertThat(log()).hasSize(1);
    }

    @Test
    void U8_a_write_without_an_answer_that_never_happened_is_not_acknowledged_but_tried_again() {
        tandem.rooms().nextCommit(commit -> new CommitResult.Unknown());

        assertThat(ack(TENT).outcomes()).containsExactly(applied(1, 2));
        assertThat(log()).hasSize(1);
    }

    @Test
    void U8_while_no_write_is_confirmed_nothing_is_acknowledged() {
        for (int i = 0; i < 100; i++) {
            tandem.rooms().nextCommit(commit -> new CommitResult.Unknown());
        }

        Failure failure = refusal(TENT);

        assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(failure.retryAfter().orElseThrow()).isBetween(250L, 1000L);
        assertThat(log()).isEmpty();
    }

    @Test
    void E2_whoever_loses_every_race_is_told_to_come_later_in_good_time() {
        for (int i = 0; i < 100; i++) {
            tandem.rooms().nextCommit(commit -> new CommitResult.Lost());
        }
        var begin = tandem.now();

        assertThat(refusal(TENT).code()).isEqualTo(ErrorCode.BUSY);
        assertThat(tandem.now()).isBetween(begin.plusMillis(500), begin.plusMillis(1700));
    }

    @Test
    void E2_a_store_that_does_not_answer_at_all_is_busy() {
        tandem.rooms().nextCommit(commit -> {
            tandem.rooms().down(true);
            throw new StoreUnavailable("gone");
        });

        assertThat(refusal(TENT).code()).isEqualTo(ErrorCode.BUSY);
    }

    @Test
    void U8_a_lost_race_is_decided_anew() {
        tandem.join(tandem.connect("ben"), "norway", "tablet");
        tandem.rooms().nextCommit(commit -> {
            tandem.update(tandem.connect("ben"), "norway", "tablet", TENT);
            return commit.get();
        });

        Ack ack = ack(TENT);

        assertThat(ack.outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(RejectCode.ALREADY_EXISTS));
        assertThat(log()).hasSize(1);
    }

    @Test
    void P4_somebody_removed_between_reading_and_writing_writes_nothing() {
        String bens = tandem.connect("ben");
        tandem.join(bens, "norway", "tablet");
        tandem.rooms().nextCommit(commit -> {
            tandem.wiring().members().remove().remove("anna", "norway", "ben");
            return commit.get();
        });

        ServerMessage answer = tandem.update(bens, "norway", "tablet", TENT);

        assertThat(((Failure) answer).code()).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(log()).isEmpty();
    }

    @Test
    void P4_somebody_made_a_viewer_between_reading_and_writing_changes_nothing() {
        String bens = tandem.connect("ben");
        tandem.join(bens, "norway", "tablet");
        tandem.rooms().nextCommit(commit -> {
            tandem.member("norway", "anna", "ben", "viewer");
            return commit.get();
        });

        Ack ack = (Ack) tandem.update(bens, "norway", "tablet", TENT);

        assertThat(ack.outcomes()).singleElement().isInstanceOf(Outcome.Rejected.class);
        assertThat(log()).isEmpty();
    }

    @Test
    void U5_what_does_not_fit_one_commit_is_left_for_the_next_update() {
        StringBuilder ops = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            ops.append(i == 0 ? "" : ",")
                    .append("{'op':'create','type':'bag','id':'b%s")
                    .append(i)
                    .append("','fields':{'name':'b'}}");
        }
        String first = "{'n':1,'base':1,'ops':[" + ops.toString().replace("%s", "a") + "]}";
        String second = "{'n':2,'base':1,'ops':[" + ops.toString().replace("%s", "z") + "]}";

        Ack ack = ack(first, second);

        assertThat(ack.last()).isEqualTo(1);
        assertThat(ack.outcomes()).containsExactly(applied(1, 2));
        assertThat(ack(second).outcomes()).containsExactly(applied(2, 3));
    }
}
