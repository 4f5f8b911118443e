package dev.tandem.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final Outbox outbox = new Outbox("r", "c");

    @Test
    void U1_a_batch_has_at_most_25_mutations_with_dense_n() {
        fill(30, 10);

        assertThat(batch().mutations()).extracting(Mutation::n).hasSize(25).startsWith(1L, 2L, 3L);
    }

    @Test
    void U1_a_batch_stays_below_its_bytes() {
        fill(25, 4_000);

        Update batch = batch();

        assertThat(FrameWriter.write(batch).getBytes(UTF_8).length).isLessThanOrEqualTo(Protocol.MAX_UPDATE_BYTES);
        assertThat(batch.mutations()).hasSize(7);
    }

    @Test
    void U8_what_was_sent_is_sent_again_unchanged_even_when_more_is_queued_meanwhile() {
        fill(3, 10);
        Update sent = batch();
        fill(3, 10);

        assertThat(batch()).isEqualTo(sent);
    }

    @Test
    void U1_an_answer_that_comes_again_lets_nothing_go_while_the_next_batch_is_in_flight() {
        fill(1, 10);
        batch();
        outbox.settle(List.of(applied(1)));
        fill(2, 10);
        Update second = batch();
        fill(1, 10);

        outbox.settle(List.of(applied(1)));

        assertThat(batch()).isEqualTo(second);
    }

    @Test
    void U8_a_batch_waits_still_when_it_was_in_flight_the_last_time_that_was_asked() {
        assertThat(outbox.waitsStill()).isFalse();
        fill(1, 10);
        batch();

        assertThat(outbox.waitsStill()).as("sent since").isFalse();
        assertThat(outbox.waitsStill()).isTrue();

        outbox.settle(List.of(applied(1)));
        fill(1, 10);
        batch();
        assertThat(outbox.waitsStill()).as("another").isFalse();
    }

    @Test
    void U5_what_was_not_decided_is_sent_with_the_next_batch() {
        List<CompletableFuture<Outcome>> outcomes = fill(3, 10);
        batch();

        outbox.settle(List.of(applied(1), applied(2)));

        assertThat(outcomes).extracting(CompletableFuture::isDone).containsExactly(true, true, false);
        assertThat(batch().mutations()).extracting(Mutation::n).containsExactly(3L);
    }

    @Test
    void U6_outcomes_of_mutations_that_are_settled_already_change_nothing() {
        fill(2, 10);
        batch();
        outbox.settle(List.of(applied(1)));

        outbox.settle(List.of(applied(1)));

        assertThat(batch().mutations()).extracting(Mutation::n).containsExactly(2L);
    }

    @Test
    void nobody_waits_for_ever_when_it_fails() {
        CompletableFuture<Outcome> outcome = fill(1, 10).getFirst();

        outbox.fail(new IllegalStateException("over"));

        assertThatThrownBy(outcome::join).hasRootCauseMessage("over");
        assertThat(outbox.batch("e")).isEmpty();
    }

    private Update batch() {
        return outbox.batch("e").orElseThrow();
    }

    private List<CompletableFuture<Outcome>> fill(int mutations, int length) {
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < mutations; i++) {
            outcomes.add(outbox.add(
                    0,
                    List.of(new Operation.Update(
                            new EntityKey("item", "a"), Map.of("notes", Json.of("x".repeat(length)))))));
        }
        return outcomes;
    }

    private static Outcome applied(long n) {
        return new Outcome.Applied(n, Optional.of(n), List.of());
    }
}
