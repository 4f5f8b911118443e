package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.model.Commit;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Changes;
import dev.tandem.protocol.ServerMessage.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What follows a position. */
final class SyncingTest {
    private final Deployment tandem = new Deployment().room("norway", "anna");
    private final String socket = tandem.connect("anna");
    private final String epoch =
            tandem.world().rooms().meta("norway").orElseThrow().epoch();

    private ServerMessage sync(String epoch, long since) {
        return tandem.ask(
                socket, "{'action':'sync','id':'s','room':'norway','epoch':'" + epoch + "','since':" + since + "}");
    }

    private void edit(long from, long to) {
        tandem.join(socket, "norway", "phone");
        for (long n = from; n <= to; n++) {
            tandem.update(socket, "norway", "phone", Deployment.creates(n, "item" + n));
        }
    }

    private static List<Long> seqs(Changes changes) {
        return changes.commits().stream().map(Commit::seq).toList();
    }

    @Test
    void S3_what_follows_comes_in_order_and_with_the_head() {
        edit(1, 3);

        Changes changes = (Changes) sync(epoch, 2);

        assertThat(changes.ref()).hasValue("s");
        assertThat(seqs(changes)).containsExactly(3L, 4L);
        assertThat(changes.head()).hasValue(4L);
        assertThat(changes.more()).isFalse();
    }

    @Test
    void S3_whoever_is_at_the_head_gets_nothing_new() {
        assertThat(seqs((Changes) sync(epoch, 1))).isEmpty();
    }

    @Test
    void S4_what_is_longer_than_a_frame_comes_in_several_without_a_gap() {
        tandem.join(socket, "norway", "phone");
        for (int n = 1; n <= 30; n++) {
            String notes = "x".repeat(4_000);
            tandem.update(
                    socket,
                    "norway",
                    "phone",
                    "{'n':" + n + ",'base':1,'ops':[{'op':'create','type':'item','id':'a" + n
                            + "','fields':{'name':'a','notes':'" + notes
                            + "'}},{'op':'create','type':'item','id':'b" + n + "','fields':{'name':'b','notes':'"
                            + notes + "'}}]}");
        }
        List<Long> seen = new ArrayList<>();
        boolean more = true;
        while (more) {
            Changes changes = (Changes) sync(epoch, seen.isEmpty() ? 0 : seen.getLast());
            assertThat(changes.commits()).isNotEmpty();
            seen.addAll(seqs(changes));
            more = changes.more();
        }

        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 31).boxed().toList());
    }

    @Test
    void S3_another_epoch_or_a_position_ahead_of_the_log_means_to_join_again() {
        assertThat(((Failure) sync("other", 1)).code()).isEqualTo(ErrorCode.EPOCH_CHANGED);
        assertThat(((Failure) sync(epoch, 2)).code()).isEqualTo(ErrorCode.RESYNC);
    }

    @Test
    void J5_whoever_is_no_member_reads_nothing() {
        String frame = "{'action':'sync','room':'%s','epoch':'" + epoch + "','since':0}";
        String eves = tandem.connect("eve");

        assertThat(((Failure) tandem.ask(eves, frame.formatted("norway"))).code())
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(((Failure) tandem.ask(eves, frame.formatted("atlantis"))).code())
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
    }
}
