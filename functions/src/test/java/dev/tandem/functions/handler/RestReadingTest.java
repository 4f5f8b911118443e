package dev.tandem.functions.handler;

import static dev.tandem.functions.fixture.Deployment.creates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots in pages and comments, over HTTP. */
final class RestReadingTest {
    private static final String SNAPSHOT = "/api/rooms/norway/snapshot";
    private static final String COMMENTS = "/api/rooms/norway/comments";

    private final Deployment tandem = new Deployment();
    private long n;
    private String socket = "";

    @BeforeEach
    void room() {
        tandem.room("norway", "anna").room("sweden", "anna").member("norway", "anna", "vera", "viewer");
        socket = tandem.connect("anna");
        tandem.join(socket, "norway", "phone");
        for (int i = 0; i < 5; i++) {
            tandem.update(socket, "norway", "phone", creates(++n, "item" + i));
        }
    }

    private Answer anna(String path) {
        return tandem.http("anna", "GET", path, "");
    }

    private void does(String op) {
        tandem.update(socket, "norway", "phone", "{'n':" + ++n + ",'base':1,'ops':[" + op + "]}");
    }

    private void says(String id, String about, String more) {
        does("{'op':'create','type':'comment','id':'" + id + "','fields':{'onType':'item','onId':'" + about
                + "','text':'Hm'" + more + "}}");
    }

    private static String next(Answer answer) {
        return answer.json().findText("next").orElseThrow();
    }

    private static List<String> ids(Answer answer) {
        return answer.json().items("entities").stream()
                .map(entity -> ((Json.Obj) entity).findText("id").orElseThrow())
                .toList();
    }

    @Test
    void R14_pages_are_as_of_one_position_while_the_room_goes_on() {
        Answer first = anna(SNAPSHOT + "?limit=2");
        does("{'op':'delete','type':'item','id':'item3'}");
        does("{'op':'update','type':'item','id':'item4','set':{'name':'New'}}");

        List<String> all = new ArrayList<>(ids(first));
        Answer page = first;
        while (page.json().findText("next").isPresent()) {
            page = anna(SNAPSHOT + "?limit=2&after=" + next(page));
            assertThat(page.json().find("seq")).isEqualTo(first.json().find("seq"));
            assertThat(page.json().find("digest")).isEqualTo(first.json().find("digest"));
            all.addAll(ids(page));
        }

        assertThat(all).containsExactly("item0", "item1", "item2", "item3", "item4", "list");
        assertThat(ids(anna(SNAPSHOT))).doesNotContain("item3");
        assertThat(anna(SNAPSHOT).json().findText("next")).isEmpty();
    }

    @Test
    void R14_a_filter_narrows_every_page_and_its_cursor_is_good_for_it_alone() {
        String filter = "filter=%7B%22types%22%3A%5B%22list%22%5D%7D"
                .replace("%7B", "{")
                .replace("%22", "\"")
                .replace("%3A", ":")
                .replace("%5B", "[")
                .replace("%5D", "]")
                .replace("%7D", "}");
        Answer first = anna(SNAPSHOT + "?limit=3&" + filter);

        assertThat(ids(first)).isEmpty();
        assertThat(ids(anna(SNAPSHOT + "?limit=3&" + filter + "&after=" + next(first))))
                .containsExactly("list");
        assertThat(anna(SNAPSHOT + "?limit=3&after=" + next(first)).code()).isEqualTo("bad-message");
    }

    @Test
    void R14_a_cursor_that_was_touched_or_is_of_another_room_is_refused() {
        String good = next(anna(SNAPSHOT + "?limit=2"));
        List<String> bad = new ArrayList<>(List.of(
                "x", "..", "%00", "a#b", good + "A", good.substring(1), good.repeat(20), "__proto__", "\u202e" + good));
        for (int i = 0; i < good.length(); i += 7) {
            char other = good.charAt(i) == 'A' ? 'B' : 'A';
            bad.add(good.substring(0, i) + other + good.substring(i + 1));
        }

        for (String cursor : bad) {
            Answer answer = anna(SNAPSHOT + "?after=" + cursor);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().toString()).contains("/after");
        }
        assertThat(anna("/api/rooms/sweden/snapshot?after=" + good).code()).isEqualTo("bad-message");
        assertThat(tandem.http("eve", "GET", SNAPSHOT + "?after=" + good, "").code())
                .isEqualTo("not-a-member");
        assertThat(anna(SNAPSHOT + "?after=" + good).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "x", "", "1.5", "99999999999999999999"})
    void R14_a_limit_is_a_number_up_to_a_thousand(String limit) {
        assertThat(anna(SNAPSHOT + "?limit=" + limit).json().toString()).contains("/limit");
    }

    @Test
    void R15_comments_come_thread_by_thread_newest_first() {
        says("one", "item0", "");
        says("two", "item1", "");
        says("answer", "item0", ",'thread':'one'");
        says("second", "item0", ",'thread':'one'");
        says("three", "item0", "");
        does("{'op':'update','type':'comment','id':'two','set':{'resolved':true}}");

        assertThat(threads(anna(COMMENTS))).containsExactly("three", "two", "one+answer+second");
        assertThat(threads(tandem.http("vera", "GET", COMMENTS + "?type=item&id=item0", "")))
                .containsExactly("three", "one+answer+second");
        assertThat(threads(anna(COMMENTS + "?resolved=true"))).containsExactly("two");
        Answer first = anna(COMMENTS + "?limit=2");
        says("four", "item0", "");
        assertThat(threads(first)).containsExactly("three", "two");
        Answer second = anna(COMMENTS + "?limit=2&before=" + next(first));
        assertThat(threads(second)).containsExactly("one+answer+second");
        assertThat(second.json().findText("next")).isEmpty();
        assertThat(anna(COMMENTS + "?resolved=true&before=" + next(first)).code())
                .isEqualTo("bad-message");
    }

    private static List<String> threads(Answer answer) {
        return answer.json().items("threads").stream()
                .map(Json.Obj.class::cast)
                .map(thread -> {
                    List<Json> all =
                            new ArrayList<>(List.of(thread.find("first").orElseThrow()));
                    all.addAll(thread.items("replies"));
                    return String.join(
                            "+",
                            all.stream()
                                    .map(each ->
                                            ((Json.Obj) each).findText("id").orElseThrow())
                                    .toList());
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=Item",
                "type=..",
                "id=a#b",
                "id=..",
                "resolved=1",
                "resolved=TRUE",
                "before=7",
                "limit=0",
                "limit=101",
                "type=\u202eitem",
                "id=__proto__\u0000"
            })
    void R15_a_question_that_is_not_of_its_form_is_refused(String query) {
        assertThat(anna(COMMENTS + "?" + query).status()).isEqualTo(400);
        assertThat(tandem.http("eve", "GET", COMMENTS + "?" + query, "").code()).isEqualTo("not-a-member");
    }
}
