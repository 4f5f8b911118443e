package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.ServerMessage.Joined;
import dev.tandem.protocol.Wire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who comes back learns of a batch of which everything was rejected: it is in no commit. */
final class RejectionsTest {
    private static final String[] BATCH = {deletesGhost(1), deletesGhost(2)};

    private final Deployment tandem = new Deployment().room("norway", "anna");
    private List<Outcome> outcomes = List.of();

    private static String deletesGhost(long n) {
        return "{'n':" + n + ",'base':1,'ops':[{'op':'delete','type':'item','id':'ghost'}]}";
    }

    /** The answer that got lost. */
    @BeforeEach
    void everythingIsRejected() {
        String socket = tandem.connect("anna");
        tandem.join(socket, "norway", "phone");
        outcomes = ((Ack) tandem.update(socket, "norway", "phone", BATCH)).outcomes();
        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Rejected) outcome).code()).isEqualTo(RejectCode.NOT_FOUND));
        tandem.disconnect(socket);
    }

    private List<Commit> log() {
        return tandem.world().rooms().log("norway", 1, 1 << 20);
    }

    private String back() {
        String socket = tandem.connect("anna");
        Joined joined = (Joined) tandem.ask(socket, "{'action':'join','room':'norway','client':'phone','protocol':1}");
        assertThat(joined.last()).isEqualTo(2);
        return socket;
    }

    @Test
    void U6_a_resend_after_a_reconnect_gets_the_same_outcomes_and_no_commit() {
        Ack again = (Ack) tandem.update(back(), "norway", "phone", BATCH);

        assertThat(again.outcomes()).isEqualTo(outcomes);
        assertThat(again.commit()).isEmpty();
        assertThat(again.last()).isEqualTo(2);
        assertThat(log()).isEmpty();
    }

    @Test
    void U6_a_part_of_the_batch_gets_its_part_of_the_outcomes() {
        String socket = back();

        assertThat(((Ack) tandem.update(socket, "norway", "phone", BATCH[0])).outcomes())
                .isEqualTo(outcomes.subList(0, 1));
        assertThat(((Ack) tandem.update(socket, "norway", "phone", BATCH[1])).outcomes())
                .isEqualTo(outcomes.subList(1, 2));
    }

    @Test
    void U6_a_resend_that_goes_on_gets_the_outcomes_before_and_after() {
        Ack answer = (Ack) tandem.update(back(), "norway", "phone", BATCH[0], BATCH[1], Deployment.creates(3, "tent"));

        assertThat(answer.outcomes()).hasSize(3).startsWith(outcomes.toArray(new Outcome[0]));
        assertThat(answer.outcomes().getLast()).isInstanceOf(Outcome.Applied.class);
        assertThat(answer.commit().orElseThrow().from()).isEqualTo(3);
    }

    @Test
    void R8_over_HTTP_the_client_learns_how_far_it_was_decided_and_what_became_of_it() {
        var registered = tandem.http("anna", "POST", "/api/rooms/norway/clients", "{'client':'phone'}");
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();
        var again = tandem.http(
                "anna",
                "POST",
                "/api/rooms/norway/updates",
                "{'client':'phone','epoch':'" + epoch + "','mutations':[" + String.join(",", BATCH) + "]}");

        assertThat(registered.json().find("last")).contains(Json.of(2));
        assertThat(again.json().find("outcomes")).contains(Wire.outcomes(outcomes));
    }
}
