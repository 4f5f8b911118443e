package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.store.NotificationStore.Kept;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.model.Notification;
import dev.tandem.model.Notification.By;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One's inbox and preferences over REST. */
final class RestInboxTest {
    private static final long NOON = 4_102_488_000_000L;

    private final Deployment tandem = new Deployment();

    private List<Notification> fill(int count) {
        return IntStream.range(0, count).mapToObj(this::put).toList();
    }

    private Notification put(int i) {
        Notification notification = new Notification(
                "%013d.norway.%d.0".formatted(NOON + i, i + 1),
                "norway",
                "Norway",
                "packing-list",
                i + 1,
                NOON + i,
                new By("ben", "Ben"),
                "assigned",
                Optional.empty(),
                Map.of(),
                1,
                false);
        tandem.inboxes().put("anna", new Kept(notification, NOON + i, List.of(i + 1L)), Optional.empty());
        return notification;
    }

    private Answer get(String path) {
        return tandem.http("anna", "GET", path, "");
    }

    private Answer read(String body) {
        return tandem.http("anna", "POST", "/api/notifications/read", body);
    }

    private static long unread(Answer answer) {
        return answer.json().findWhole("unread").orElseThrow();
    }

    private static List<Notification> notifications(Answer answer) {
        return answer.json().items("notifications").stream()
                .map(Wire::notification)
                .toList();
    }

    @Test
    void R11_an_inbox_is_read_page_by_page_newest_first() {
        List<Notification> all = new ArrayList<>(fill(120));
        Collections.reverse(all);
        List<Notification> found = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Answer page = get("/api/notifications?limit=50" + next.get());
            assertThat(page.status()).isEqualTo(200);
            assertThat(unread(page)).isEqualTo(101);
            found.addAll(notifications(page));
            next = page.json().findText("next").map(id -> "&before=" + id);
        }

        assertThat(found).isEqualTo(all);
        assertThat(notifications(get("/api/notifications"))).hasSize(50);
        assertThat(notifications(tandem.http("ben", "GET", "/api/notifications", "")))
                .isEmpty();
    }

    @Test
    void R11_reading_answers_how_many_are_left() {
        List<Notification> all = fill(5);

        Answer some = read("{'ids':['" + all.get(1).id() + "','" + all.get(3).id() + "']}");

        assertThat(some.status()).isEqualTo(200);
        assertThat(unread(some)).isEqualTo(3);
        assertThat(notifications(get("/api/notifications")))
                .extracting(Notification::read)
                .containsExactly(false, true, false, true, false);
        assertThat(unread(read("{'ids':[]}"))).isEqualTo(3);
        assertThat(unread(read("{'all':true}"))).isZero();
        assertThat(notifications(get("/api/notifications"))).allMatch(Notification::read);
    }

    @Test
    void R11_nobody_reads_what_is_anothers() {
        Notification annas = fill(1).getFirst();

        Answer answer = tandem.http("ben", "POST", "/api/notifications/read", "{'ids':['" + annas.id() + "']}");

        assertThat(unread(answer)).isZero();
        assertThat(unread(get("/api/notifications"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/ids",
                "{'ids':[],'all':true}|/all",
                "{'all':false}|/all",
                "{'all':1}|/all",
                "{'ids':'x'}|/ids",
                "{'ids':[1]}|/ids/0",
                "{'ids':['../x']}|/ids/0",
                "{'more':1}|/more"
            })
    void R11_a_reading_that_is_not_of_its_form_is_refused_with_its_place(String body, String at) {
        fill(1);

        Answer answer = read(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-message");
        assertThat(answer.json().find("detail"))
                .contains(Json.object().put("at", at).build());
        assertThat(unread(get("/api/notifications"))).isEqualTo(1);
    }

    @Test
    void R11_more_than_a_hundred_ids_at_once_are_refused() {
        String ids = String.join("','", Collections.nCopies(101, "%013d.norway.1.0".formatted(NOON)));

        assertThat(read("{'ids':['" + ids + "']}").code()).isEqualTo("bad-message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=-1", "before=x", "before=1.a.b"})
    void R11_a_page_that_is_not_of_its_form_is_refused(String query) {
        Answer answer = get("/api/notifications?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-message");
    }

    @Test
    void R11_whoever_is_not_signed_in_sees_no_inbox() {
        assertThat(tandem.http(Map.of(), "GET", "/api/notifications", "").status())
                .isEqualTo(401);
        assertThat(tandem.http(Map.of(), "GET", "/api/preferences", "").status())
                .isEqualTo(401);
    }

    @Test
    void N4_preferences_are_replaced_as_a_whole_and_say_what_is_off() {
        assertThat(get("/api/preferences").json()).isEqualTo(json("{'kinds':{}}"));

        Answer set = tandem.http(
                "anna",
                "PUT",
                "/api/preferences",
                "{'kinds':{'packing-list':{'assigned':false,'mentioned':true},'not-yet-known':{'some-event':false},'orders':{}}}");

        assertThat(set.status()).isEqualTo(200);
        Json off = json("{'kinds':{'not-yet-known':{'some-event':false},'packing-list':{'assigned':false}}}");
        assertThat(set.json()).isEqualTo(off);
        assertThat(get("/api/preferences").json()).isEqualTo(off);
        assertThat(tandem.http("ben", "GET", "/api/preferences", "").json()).isEqualTo(json("{'kinds':{}}"));
        tandem.http("anna", "PUT", "/api/preferences", "{'kinds':{}}");
        assertThat(get("/api/preferences").json()).isEqualTo(json("{'kinds':{}}"));
    }

    @Test
    void N4_letters_are_switched_off_beside_the_kinds() {
        String body = "{'kinds':{},'mail':{'mentioned':false,'assigned':true}}";

        assertThat(tandem.http("anna", "PUT", "/api/preferences", body).json())
                .isEqualTo(json("{'kinds':{},'mail':{'mentioned':false}}"));
        assertThat(get("/api/preferences").json()).isEqualTo(json("{'kinds':{},'mail':{'mentioned':false}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/kinds",
                "{'kinds':{},'mail':[]}|/mail",
                "{'kinds':{},'mail':{'mentioned':0}}|/mail/mentioned",
                "{'kinds':[]}|/kinds",
                "{'kinds':{},'x':1}|/x",
                "{'kinds':{'Orders':{}}}|/kinds/Orders",
                "{'kinds':{'orders':false}}|/kinds/orders",
                "{'kinds':{'orders':{'assigned':0}}}|/kinds/orders/assigned",
                "{'kinds':{'orders':{'a b':false}}}|/kinds/orders/a b"
            })
    void N4_preferences_that_are_not_of_their_form_are_refused_and_change_nothing(String body, String at) {
        tandem.http("anna", "PUT", "/api/preferences", "{'kinds':{'orders':{'assigned':false}}}");

        Answer answer = tandem.http("anna", "PUT", "/api/preferences", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().find("detail"))
                .contains(Json.object().put("at", at).build());
        assertThat(get("/api/preferences").json()).isEqualTo(json("{'kinds':{'orders':{'assigned':false}}}"));
    }

    private static Json json(String text) {
        return JsonReader.FILES.read(Deployment.quoted(text));
    }
}
