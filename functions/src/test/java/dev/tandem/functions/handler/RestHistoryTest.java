package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.model.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened in a room, and what its entities were, over REST. */
final class RestHistoryTest {
    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "viewer");
    private final String socket = tandem.connect("anna");
    private long n;

    @BeforeEach
    void join() {
        tandem.join(socket, "norway", "phone");
    }

    private void does(String... ops) {
        n++;
        long head = tandem.world().rooms().head("norway").seq();
        tandem.update(
                socket, "norway", "phone", "{'n':" + n + ",'base':" + head + ",'ops':[" + String.join(",", ops) + "]}");
    }

    private static String create(String id) {
        return "{'op':'create','type':'item','id':'" + id + "','fields':{'name':'" + id + "'}}";
    }

    private static String set(String id, String fields) {
        return "{'op':'update','type':'item','id':'" + id + "','set':{" + fields + "}}";
    }

    private static String delete(String id) {
        return "{'op':'delete','type':'item','id':'" + id + "'}";
    }

    private Answer get(String user, String path) {
        return tandem.http(user, "GET", "/api/rooms/norway/" + path, "");
    }

    private List<Json.Obj> items(String path, String list) {
        Answer answer = get("ben", path);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().items(list).stream().map(Json.Obj.class::cast).toList();
    }

    private static List<String> texts(List<Json.Obj> items, String name) {
        return items.stream().map(item -> item.findText(name).orElse("-")).toList();
    }

    private static Json json(String text) {
        return JsonReader.FILES.read(Deployment.quoted(text));
    }

    @Test
    void H5_what_happened_is_listed_newest_first_with_names_and_differences() {
        does(create("tent"));
        does(set("tent", "'packed':true"));
        does(delete("tent"));

        List<Json.Obj> all = items("activity", "activity");

        assertThat(texts(all, "action")).containsExactly("deleted", "updated", "created", "created");
        assertThat(texts(all, "name")).containsExactly("tent", "tent", "tent", "Norway");
        assertThat(all.get(1).find("fields")).contains(json("{'packed':{'before':false,'after':true}}"));
        assertThat(all.get(1).find("by")).contains(json("{'user':'anna','client':'phone'}"));
        assertThat(all.get(1).findWhole("seq")).contains(3L);
        assertThat(((Json.Obj) all.get(0).find("fields").orElseThrow()).find("name"))
                .contains(json("{'before':'tent'}"));
    }

    @Test
    void H5_comments_are_called_by_what_they_are_about() {
        does(create("tent"));
        does("{'op':'create','type':'comment','id':'c1','fields':{'onType':'item','onId':'tent','text':'Heavy?'}}");
        does("{'op':'update','type':'comment','id':'c1','set':{'text':'Too heavy?'}}");
        does("{'op':'update','type':'comment','id':'c1','set':{'resolved':true}}");

        List<Json.Obj> all = items("activity?type=comment", "activity");

        assertThat(texts(all, "action")).containsExactly("resolved", "edited", "commented");
        assertThat(texts(all, "name")).containsOnly("tent");
        assertThat(all).allSatisfy(each -> assertThat(each.find("on")).contains(json("{'type':'item','id':'tent'}")));
        assertThat(((Json.Obj) all.get(1).find("fields").orElseThrow()).find("text"))
                .contains(json("{'before':'Heavy?','after':'Too heavy?'}"));
    }

    @Test
    void H5_a_list_is_narrowed_by_action_type_person_and_time() {
        does(create("tent"), create("stove"));
        does(set("tent", "'packed':true"));
        long at = tandem.now().toEpochMilli();

        assertThat(items("activity?action=updated", "activity")).hasSize(1);
        assertThat(items("activity?type=item", "activity")).hasSize(3);
        assertThat(items("activity?type=item&action=created", "activity")).hasSize(2);
        assertThat(items("activity?user=anna", "activity")).hasSize(4);
        assertThat(items("activity?user=ben", "activity")).isEmpty();
        assertThat(items("activity?to=" + at, "activity")).hasSize(4);
        assertThat(items("activity?from=" + (at + 1), "activity")).isEmpty();
    }

    @Test
    void H5_pages_follow_one_another_also_in_the_middle_of_a_commit() {
        does(IntStream.range(0, 7).mapToObj(i -> create("a" + i)).toArray(String[]::new));
        does(IntStream.range(0, 5).mapToObj(i -> create("b" + i)).toArray(String[]::new));
        List<Json.Obj> all = items("activity", "activity");
        assertThat(all).hasSize(13);

        for (int limit : List.of(1, 2, 3, 5, 12, 13)) {
            List<Json> found = new ArrayList<>();
            Optional<String> next = Optional.of("");
            int pages = 0;
            while (next.isPresent()) {
                Json.Obj page =
                        get("anna", "activity?limit=" + limit + next.get()).json();
                assertThat(page.items("activity")).hasSizeLessThanOrEqualTo(limit);
                found.addAll(page.items("activity"));
                next = page.findText("next").map(cursor -> "&before=" + cursor);
                pages++;
            }
            assertThat(found).as("limit %d", limit).isEqualTo(all);
            assertThat(pages).isEqualTo(Math.ceilDiv(13, limit));
        }
        assertThat(items("activity?before=3", "activity")).hasSize(8);
    }

    @Test
    void H3_versions_hold_all_fields_and_pages_follow_one_another() {
        does(create("tent"));
        does(create("stove"));
        IntStream.range(0, 9).forEach(i -> does(set("tent", "'quantity':" + (10 + i))));
        does(delete("tent"));
        List<Json.Obj> all = items("history/item/tent", "versions");

        assertThat(all).hasSize(11);
        assertThat(all.get(0).find("deleted")).contains(Json.of(true));
        assertThat(((Json.Obj) all.get(3).find("fields").orElseThrow()).findWhole("quantity"))
                .contains(16L);
        assertThat(((Json.Obj) all.get(3).find("fields").orElseThrow()).findText("name"))
                .contains("tent");
        assertThat(((Json.Obj) all.get(3).find("change").orElseThrow()).find("was"))
                .contains(json("{'quantity':15}"));
        assertThat(get("ben", "history/item/tent").json().find("next")).isEmpty();
        for (int limit : List.of(1, 2, 4, 10, 11)) {
            assertThat(walk(limit)).as("limit %d", limit).isEqualTo(all);
        }
    }

    private List<Json> walk(int limit) {
        List<Json> found = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Json.Obj page =
                    get("ben", "history/item/tent?limit=" + limit + next.get()).json();
            assertThat(page.find("incomplete")).isEmpty();
            found.addAll(page.items("versions"));
            next = page.findText("next").map(before -> "&before=" + before);
        }
        return found;
    }

    @Test
    void H3_any_position_may_be_asked_for_also_where_no_page_ended() {
        does(create("tent"));
        IntStream.range(0, 9).forEach(i -> does(set("tent", "'quantity':" + (10 + i))));
        List<Json.Obj> all = items("history/item/tent", "versions");

        assertThat(items("history/item/tent?before=7&limit=2", "versions")).isEqualTo(all.subList(5, 7));
        assertThat(items("history/item/tent?before=2", "versions")).isEmpty();
        assertThat(items("history/item/tent?before=999", "versions")).isEqualTo(all);
    }

    @Test
    void H3_a_list_that_begins_with_the_room_has_its_history_too() {
        assertThat(texts(items("history/list/list", "versions"), "seq")).hasSize(1);
        assertThat(get("anna", "history/item/never").status()).isEqualTo(404);
        assertThat(get("anna", "history/item/never").code()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity", "history/list/list"})
    void R11_only_members_read_what_happened(String path) {
        assertThat(get("dora", path).status()).isEqualTo(404);
        assertThat(get("dora", path).code()).isEqualTo("not-a-member");
        assertThat(tandem.http("anna", "GET", "/api/rooms/sweden/" + path, "").code())
                .isEqualTo("not-a-member");
        assertThat(tandem.http(Map.of(), "GET", "/api/rooms/norway/" + path, "").status())
                .isEqualTo(401);
        Member ben = tandem.world().rooms().member("norway", "ben").orElseThrow();
        tandem.world().rooms().putMember("norway", new Member("ben", "Ben", ben.role(), false, 9), ben.rev());
        assertThat(get("ben", path).code()).isEqualTo("not-a-member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activity?limit=0",
                "activity?limit=101",
                "activity?before=x",
                "activity?before=1.0",
                "activity?action=sneezed",
                "activity?type=a_b",
                "activity?user=a%20b",
                "activity?from=yesterday",
                "activity?to=-1",
                "history/list/list?before=-1",
                "history/list/list?limit=many"
            })
    void R11_a_query_that_is_not_of_its_form_is_refused(String path) {
        Answer answer = get("anna", path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-message");
    }
}
