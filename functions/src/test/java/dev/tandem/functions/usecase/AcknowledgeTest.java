package dev.tandem.functions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.room.Decision;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** PROTOCOL U4, U6: what one is told of mutations, whenever they were decided. */
final class AcknowledgeTest {
    private static Outcome applied(long n) {
        return new Outcome.Applied(n, Optional.of(5L), List.of());
    }

    private static Receipt receipt(long last, long seq, Outcome... outcomes) {
        return new Receipt("phone", "ann", last, List.of(outcomes), seq);
    }

    private static Update update(long from, long to) {
        return new Update(
                Optional.of("q1"),
                "r1",
                "phone",
                "e1",
                LongStream.rangeClosed(from, to)
                        .mapToObj(n -> new Mutation(n, 0, List.of()))
                        .toList());
    }

    private static Commit commit(long seq, int letters) {
        Change made = new Change.Created(
                new EntityKey("item", "i"), Map.of("name", Json.of("x".repeat(letters))), Optional.empty());
        return new Commit(seq, 1, "ann", "phone", 1, 2, List.of(made), List.of(), Digest.EMPTY);
    }

    private static Ack told(Update update, Receipt receipt, long floor, Commit... log) {
        RoomStore rooms = (RoomStore) Proxy.newProxyInstance(
                RoomStore.class.getClassLoader(),
                new Class<?>[] {RoomStore.class},
                (proxy, method, args) -> List.of(log).stream()
                        .filter(each -> each.seq() > (Long) args[1])
                        .toList());
        return new Acknowledge(rooms).decidedBefore(update, receipt, floor);
    }

    private static Decision decision(Receipt receipt, Commit commit) {
        return new Decision(Optional.of(commit), receipt, List.of(), Map.of(), Map.of(), Optional.empty());
    }

    @Test
    void U4_what_is_decided_now_is_told_with_what_was_decided_before_it_and_nothing_of_the_rest() {
        Ack ack = Acknowledge.decidedNow(
                update(1, 4), receipt(2, 4, applied(2)), decision(receipt(3, 5, applied(3)), commit(5, 1)));

        assertThat(ack)
                .isEqualTo(new Ack(
                        Optional.of("q1"),
                        "r1",
                        "phone",
                        3,
                        List.of(new Outcome.Settled(1), applied(2), applied(3)),
                        Optional.of(commit(5, 1))));
    }

    @Test
    void U4_a_commit_that_does_not_fit_into_the_frame_is_left_to_the_log() {
        Receipt receipt = receipt(1, 5, applied(1));

        assertThat(Acknowledge.decidedNow(update(1, 1), receipt, decision(receipt, commit(5, 122_000)))
                        .commit())
                .isPresent();
        assertThat(Acknowledge.decidedNow(update(1, 1), receipt, decision(receipt, commit(5, 122_700)))
                        .commit())
                .isEmpty();
    }

    @Test
    void U6_the_last_batch_is_told_again_with_its_commit() {
        Receipt receipt = receipt(2, 5, applied(2));

        assertThat(told(update(2, 2), receipt, 0, commit(4, 1), commit(5, 1), commit(6, 1))
                        .commit())
                .contains(commit(5, 1));
        assertThat(told(update(2, 2), receipt, 0, commit(6, 1)).commit()).isEmpty();
        assertThat(told(update(2, 2), receipt, 5, commit(5, 1)).commit())
                .as("the log begins after it")
                .isEmpty();
        assertThat(told(update(1, 1), receipt, 0, commit(5, 1)).commit())
                .as("an older batch")
                .isEmpty();
    }
}
