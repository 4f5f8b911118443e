package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Excerpt;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Excerpts;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.ServerMessage.Joined;
import dev.tandem.protocol.ServerMessage.Subscribed;
import dev.tandem.protocol.Shown;
import dev.tandem.protocol.Wire;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a filter lets through, from the frame that asks for it to the frames that come of it. */
final class SubscribingTest {
    private static final String PACKED = "{'where':[{'type':'item','field':'packed','is':[true]}]}";

    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");

    @BeforeEach
    void join() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
    }

    private ServerMessage subscribe(String filter) {
        return tandem.ask(bens, "{'action':'subscribe','id':'f','room':'norway','filter':" + filter + "}");
    }

    private void annaDoes(long n, String ops) {
        tandem.update(annas, "norway", "phone", "{'n':" + n + ",'base':1,'ops':[" + ops + "]}");
    }

    private static String item(String id, boolean packed) {
        return "{'op':'create','type':'item','id':'" + id + "','fields':{'name':'x','packed':" + packed + "}}";
    }

    private List<Excerpt> told() {
        tandem.posts().forget();
        List<Commit> log = tandem.world().rooms().log("norway", 1, Integer.MAX_VALUE);
        List<Json> records = log.stream()
                .map(commit -> Events.inserted("norway", commit.seq(), JsonWriter.write(Wire.of(commit))))
                .toList();
        Functions.invoke(new BroadcastHandler(tandem.wiring()), Events.stream(records));
        return tandem.posts().to(bens).stream()
                .flatMap(frame -> ((Excerpts) frame).commits().stream())
                .toList();
    }

    private static List<String> ids(List<Entity> entities) {
        return entities.stream().map(entity -> entity.key().id()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'types':['item','rocket']} | /filter/types/1",
                "{'events':['launched']} | /filter/events/0",
                "{'crew':['cook']} | /filter/crew/0",
                "{'where':[{'type':'rocket','field':'packed','is':[true]}]} | /filter/where/0/type",
                "{'where':[{'type':'item','field':'fuel','is':[true]}]} | /filter/where/0/field",
                "{'where':[{'type':'item','field':'name','is':['x']}]} | /filter/where/0/field",
                "{'where':[{'type':'item','field':'packed','is':[null,'yes']}]} | /filter/where/0/is/1",
                "{'where':[{'type':'bag','field':'kind','is':['trunk']}]} | /filter/where/0/is/0",
            })
    void V1_what_the_kind_does_not_have_is_refused_with_its_place_and_changes_nothing(String filter, String at) {
        subscribe("{'types':['bag']}");

        assertThat(subscribe(filter)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
            assertThat(failure.detail()).containsEntry("at", Json.of(at));
            assertThat(failure.ref()).hasValue("f");
        });
        assertThat(tandem.world()
                        .connections()
                        .presence("norway", bens, tandem.now())
                        .orElseThrow()
                        .filter())
                .map(FilterText::write)
                .hasValue("{\"types\":[\"bag\"]}");
    }

    @Test
    void V1_a_join_with_a_wrong_filter_registers_nobody() {
        ServerMessage answer = tandem.ask(
                bens,
                "{'action':'join','room':'norway','client':'new','register':true,'protocol':1,'subscribe':{'types':['x']}}");

        assertThat(((Failure) answer).detail()).containsEntry("at", Json.of("/subscribe/types/0"));
        assertThat(tandem.world().rooms().receipt("norway", "new")).isEmpty();
    }

    @Test
    void V1_whoever_has_not_joined_cannot_subscribe_and_learns_nothing() {
        String eves = tandem.connect("eve");
        String frame = "{'action':'subscribe','room':'%s','filter':{'types':['rocket']}}";

        assertThat(((Failure) tandem.ask(eves, frame.formatted("norway"))).code())
                .isEqualTo(ErrorCode.NOT_JOINED);
        assertThat(((Failure) tandem.ask(eves, frame.formatted("atlantis"))).code())
                .isEqualTo(ErrorCode.NOT_JOINED);
    }

    @Test
    void V2_each_position_is_told_or_skipped() {
        subscribe("{'types':['bag']}");
        annaDoes(1, item("tent", false));
        annaDoes(2, item("stove", false));
        annaDoes(3, item("rope", false) + ",{'op':'create','type':'bag','id':'b','fields':{'name':'b'}}");
        annaDoes(4, item("map", false));

        List<Excerpt> told = told();

        assertThat(told).hasSize(3);
        assertThat(told.get(0)).isEqualTo(new Excerpt.Skip(2, 3));
        assertThat(told.get(1)).isInstanceOfSatisfying(Excerpt.Part.class, part -> {
            assertThat(part.commit().changes())
                    .extracting(change -> change.key().id())
                    .containsExactly("b");
            assertThat(part.partial()).isTrue();
        });
        assertThat(told.get(2)).isEqualTo(new Excerpt.Skip(5, 5));
    }

    @Test
    void V3_entities_enter_whole_and_leave() {
        subscribe(PACKED);
        annaDoes(1, item("tent", false));
        annaDoes(2, "{'op':'update','type':'item','id':'tent','set':{'packed':true}}");
        Entity entered = tandem.world().rooms().snapshot("norway").orElseThrow().entities().stream()
                .filter(entity -> entity.key().type().equals("item"))
                .findFirst()
                .orElseThrow();

        assertThat(told())
                .last()
                .isInstanceOfSatisfying(
                        Excerpt.Part.class,
                        part -> assertThat(part.moves()).containsExactly(new Excerpt.Move.Enter(entered)));

        annaDoes(3, "{'op':'delete','type':'item','id':'tent'}");
        assertThat(told())
                .last()
                .isInstanceOfSatisfying(
                        Excerpt.Part.class,
                        part -> assertThat(part.moves()).containsExactly(new Excerpt.Move.Leave(entered.key())));
    }

    @Test
    void V6_S5_own_commits_come_too_and_are_never_skipped() {
        subscribe("{'types':[]}");
        tandem.update(bens, "norway", "tablet", Deployment.creates(1, "tent"));

        assertThat(told()).singleElement().isInstanceOfSatisfying(Excerpt.Part.class, part -> {
            assertThat(part.commit().client()).isEqualTo("tablet");
            assertThat(part.commit().to()).isEqualTo(1);
            assertThat(part.commit().changes()).isEmpty();
            assertThat(part.partial()).isTrue();
        });
    }

    @Test
    void V4_a_wider_filter_brings_what_was_missed_and_nothing_else() {
        annaDoes(1, item("tent", true));
        annaDoes(2, item("stove", false));
        Subscribed first = (Subscribed) subscribe(PACKED);
        assertThat(first.shown())
                .isInstanceOfSatisfying(
                        Shown.Whole.class,
                        whole -> assertThat(ids(whole.entities())).containsExactlyInAnyOrder("list", "tent"));
        annaDoes(3, item("rope", true));
        annaDoes(4, "{'op':'delete','type':'item','id':'tent'}");
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();

        Subscribed wider = (Subscribed) tandem.ask(
                bens,
                "{'action':'unsubscribe','room':'norway','epoch':'" + epoch + "','since':3,'from':'"
                        + first.filter().orElseThrow() + "'}");

        assertThat(wider.filter()).isEmpty();
        assertThat(wider.shown()).isInstanceOfSatisfying(Shown.Difference.class, difference -> {
            assertThat(difference.seq()).isEqualTo(5);
            assertThat(ids(difference.entities())).containsExactlyInAnyOrder("stove", "rope");
            assertThat(difference.gone()).extracting(key -> key.id()).containsExactly("tent");
        });
    }

    @Test
    void V4_a_difference_to_what_the_connection_did_not_show_is_not_made() {
        subscribe(PACKED);
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();

        for (String from : List.of("", ",'from':'0000000000000000'")) {
            ServerMessage answer = tandem.ask(
                    bens, "{'action':'unsubscribe','room':'norway','epoch':'" + epoch + "','since':1" + from + "}");
            assertThat(((Subscribed) answer).shown()).isInstanceOf(Shown.Whole.class);
            subscribe(PACKED);
        }
    }

    @Test
    void V4_R6_what_is_too_long_for_a_frame_is_fetched_through_the_same_filter() {
        for (int n = 1; n <= 40; n++) {
            annaDoes(
                    n,
                    "{'op':'create','type':'item','id':'i" + n + "','fields':{'name':'x','packed':" + (n % 40 != 0)
                            + ",'notes':'" + "y".repeat(4_000) + "'}}");
        }

        Subscribed answer = (Subscribed) subscribe(PACKED);

        String href = ((Shown.Linked) answer.shown()).href();
        assertThat(href).startsWith("/api/rooms/norway/snapshot?filter=%7B");
        Answer fetched = tandem.http("ben", "GET", URLDecoder.decode(href, StandardCharsets.UTF_8), "");
        assertThat(fetched.json().items("entities")).hasSize(40);
        assertThat(fetched.json().findText("filter")).isEqualTo(answer.filter());
    }

    @Test
    void V1_joining_with_a_filter_shows_and_goes_on_with_what_matches() {
        annaDoes(1, item("tent", true));
        String frame = "{'action':'join','room':'norway','client':'tablet','protocol':1,'subscribe':" + PACKED;
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();

        Joined whole = (Joined) tandem.ask(bens, frame + "}");
        annaDoes(2, item("stove", false));
        Joined delta = (Joined) tandem.ask(bens, frame + ",'epoch':'" + epoch + "','since':2}");

        assertThat(whole.catchUp()).isInstanceOf(CatchUp.Filtered.class);
        assertThat(delta.catchUp())
                .isInstanceOfSatisfying(
                        CatchUp.Excerpts.class,
                        excerpts -> assertThat(excerpts.commits()).containsExactly(new Excerpt.Skip(3, 3)));
        assertThat(delta.head().seq()).isEqualTo(3);
    }

    @Test
    void P1_who_moves_keeps_the_filter() {
        subscribe("{'types':['bag']}");
        tandem.send(bens, "{'action':'presence','room':'norway','status':'away'}");
        annaDoes(1, item("tent", false));

        assertThat(told()).containsExactly(new Excerpt.Skip(2, 2));
    }

    @Test
    void S4_one_filter_is_one_frame_whatever_its_order() {
        assertThat(FilterText.mark(FilterText.read("{\"types\":[\"item\",\"bag\"]}")))
                .isEqualTo(FilterText.mark(FilterText.read("{\"types\":[\"bag\",\"item\",\"bag\"]}")))
                .isNotEqualTo(FilterText.mark(FilterText.read("{\"types\":[\"bag\"]}")))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void R6_a_wrong_filter_of_a_snapshot_is_refused() {
        Answer unknown = filtered("{\"types\":[\"rocket\"]}");
        Answer broken = filtered("{\"types\":");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.code()).isEqualTo("bad-message");
        assertThat(unknown.json().toString()).contains("/filter/types/0");
        assertThat(broken.code()).isEqualTo("bad-json");
        assertThat(filtered("{\"types\":[\"list\"]}").status()).isEqualTo(200);
    }

    private Answer filtered(String filter) {
        return tandem.http("ben", "GET", "/api/rooms/norway/snapshot?filter=" + filter, "");
    }
}
