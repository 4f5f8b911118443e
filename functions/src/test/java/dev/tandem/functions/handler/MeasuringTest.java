package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of people's work, and how one mutation is followed through the log. */
final class MeasuringTest {
    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ben", "editor")
            .streaming();
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");

    MeasuringTest() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
        tandem.pass(Duration.ofMinutes(1));
        tandem.log().clear();
    }

    private List<Json.Obj> lines(String event) {
        return tandem.log().stream()
                .map(line -> (Json.Obj) JsonReader.FILES.read(line))
                .filter(line -> line.findText("event").equals(Optional.of(event)))
                .toList();
    }

    private Json.Obj only(String event) {
        assertThat(lines(event)).as("%s in %s", event, tandem.log()).hasSize(1);
        return lines(event).getFirst();
    }

    private static Optional<Json> value(Json.Obj line, String name) {
        return line.find(name);
    }

    @Test
    void a_mutation_is_found_by_client_and_number_and_its_telling_by_room_and_position() {
        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"), Deployment.creates(2, "stove"));
        tandem.pass(Duration.ofMinutes(1));

        Json.Obj decided = only("decided");
        assertThat(decided.findText("client")).hasValue("phone");
        assertThat(decided.findText("n")).hasValue("1-2");
        assertThat(decided.findText("kind")).hasValue("packing-list");
        assertThat(decided.findText("function")).hasValue("DefaultHandler");
        assertThat(value(decided, "CommitAttempts")).hasValue(Json.of(1));
        assertThat(value(decided, "MutationsRejected")).isEmpty();
        String seq = decided.findText("seq").orElseThrow();
        Json.Obj told = only("told");
        assertThat(told.findText("room")).isEqualTo(decided.findText("room"));
        assertThat(told.findText("seq")).hasValue(seq + "-" + seq);
        assertThat(told.findText("function")).hasValue("BroadcastHandler");
        assertThat(value(told, "BroadcastLag")).get().isInstanceOf(Json.Num.class);
        assertThat(value(only("posted"), "Pushes")).hasValue(Json.of(1));
        assertThat(tandem.log()).noneMatch(line -> line.contains("anna") || line.contains("tent"));
    }

    @Test
    void races_conflicts_and_refusals_are_counted() {
        tandem.rooms().nextCommit(commit -> new CommitResult.Lost());

        tandem.update(
                annas,
                "norway",
                "phone",
                Deployment.creates(1, "tent"),
                "{'n':2,'base':1,'ops':[{'op':'delete','type':'item','id':'ghost'}]}");

        Json.Obj decided = only("decided");
        assertThat(value(decided, "CommitAttempts")).hasValue(Json.of(2));
        assertThat(value(decided, "MutationsRejected")).hasValue(Json.of(1));
        tandem.update(bens, "norway", "tablet", change(1, "Large tent"));
        tandem.update(annas, "norway", "phone", change(3, "Small tent"));
        assertThat(value(lines("decided").getLast(), "Conflicts")).hasValue(Json.of(1));
    }

    private static String change(long n, String name) {
        return "{'n':" + n + ",'base':2,'ops':[{'op':'update','type':'item','id':'tent','set':{'name':'" + name
                + "'}}]}";
    }

    @Test
    void an_update_that_is_sent_away_is_counted() {
        tandem.rooms().down(true);

        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));

        assertThat(value(only("update-given-up"), "UpdatesGivenUp")).hasValue(Json.of(1));
    }

    @Test
    void sockets_that_are_gone_are_counted() {
        tandem.posts().answer(bens, PushResult.Gone::new);

        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));
        tandem.pass(Duration.ofMinutes(1));

        assertThat(lines("posted"))
                .anySatisfy(line -> assertThat(value(line, "PushesGone")).hasValue(Json.of(1)));
    }

    @Test
    void a_gap_is_counted_by_what_was_missed() {
        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();

        tandem.send(bens, "{'action':'sync','room':'norway','epoch':'" + epoch + "','since':1}");

        assertThat(value(only("gap"), "Gaps")).hasValue(Json.of(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "gap"})
    void a_client_that_doubts_its_copy_is_counted_and_gets_everything(String reason) {
        Optional<ServerMessage> answer = tandem.send(
                annas, "{'action':'join','room':'norway','client':'phone','reason':'" + reason + "','protocol':1}");

        assertThat(answer.map(ServerMessage.Joined.class::cast).map(ServerMessage.Joined::catchUp))
                .get()
                .isInstanceOf(CatchUp.Snapshot.class);
        Json.Obj line = only("copy-doubted");
        assertThat(line.findText("client")).hasValue("phone");
        assertThat(line.findText("promise")).hasValue(reason);
        assertThat(value(line, "PromisesBroken")).hasValue(Json.of(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "constructor", "DIGEST"})
    void other_reasons_say_that_nothing_is_wrong(String reason) {
        tandem.send(annas, "{'action':'join','room':'norway','client':'phone','reason':'" + reason + "','protocol':1}");

        assertThat(lines("copy-doubted")).isEmpty();
    }

    @Test
    void an_update_that_begins_behind_what_is_remembered_is_counted() {
        tandem.update(annas, "norway", "phone", Deployment.creates(3, "tent"));

        Json.Obj line = only("receipt-surprise");
        assertThat(line.findText("n")).hasValue("3");
        assertThat(line.findText("expected")).hasValue("1");
        assertThat(line.findText("promise")).hasValue("receipt");
        assertThat(value(line, "PromisesBroken")).hasValue(Json.of(1));
    }

    @Test
    void whoever_reaches_a_limit_is_counted_by_it() {
        tandem.limited(Limits.of("{\"updates\":{\"perSecond\":0.1,\"burst\":1}}"));

        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));
        tandem.update(annas, "norway", "phone", Deployment.creates(2, "stove"));

        Json.Obj line = only("rate-limited");
        assertThat(line.findText("limit")).hasValue("updates");
        assertThat(value(line, "RateLimited")).hasValue(Json.of(1));
    }
}
