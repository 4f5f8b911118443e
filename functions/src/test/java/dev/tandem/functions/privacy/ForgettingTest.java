package dev.tandem.functions.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.protocol.Wire;
import dev.tandem.room.Digests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody called zoe-77, of whom nothing is to be left. */
@Tag("security")
final class ForgettingTest {
    private static final String ZOE = "zoe-77";
    private static final String ROOM = "norway";

    private final Deployment tandem = new Deployment().streaming();

    @BeforeEach
    void begin() {
        tandem.room(ROOM, "anna").member(ROOM, "anna", ZOE, "editor");
        for (String user : List.of("anna", ZOE)) {
            ask(user, "POST", "/api/rooms/" + ROOM + "/clients", "{'client':'of-" + user.substring(0, 3) + "'}", 200);
        }
        update(ZOE, 1, "{'op':'create','type':'item','id':'tent','fields':{'name':'zoe-77','notes':'by hand'}}");
        update(ZOE, 2, comment("c1", "Who takes it?", "anna"));
        update("anna", 1, comment("c2", "You", ZOE));
        update("anna", 2, "{'op':'create','type':'traveler','id':'t','fields':{'name':'Zoe'}}");
        update("anna", 3, "{'op':'update','type':'item','id':'tent','set':{'quantity':2}}");
        update(ZOE, 3, "{'op':'delete','type':'item','id':'nothing'}");
        ask(ZOE, "POST", "/api/rooms/" + ROOM + "/invitations", "{'role':'viewer'}", 201);
        ask(ZOE, "PUT", "/api/preferences", "{'kinds':{'packing-list':{'commented':false}}}", 200);
        settle();
    }

    private static String comment(String id, String text, String mentioned) {
        return "{'op':'create','type':'comment','id':'" + id + "','fields':{'onType':'list','onId':'list','text':'"
                + text + "','mentions':['" + mentioned + "']}}";
    }

    private Answer ask(String user, String method, String path, String body, int status) {
        Answer answer = tandem.http(user, method, path, body);
        assertThat(answer.status()).as(path).isEqualTo(status);
        return answer;
    }

    private Answer update(String user, int n, String op) {
        String epoch = tandem.world().rooms().meta(ROOM).orElseThrow().epoch();
        return tandem.http(
                user,
                "POST",
                "/api/rooms/" + ROOM + "/updates",
                "{'client':'of-" + user.substring(0, 3) + "','epoch':'" + epoch + "','mutations':[{'n':" + n
                        + ",'base':1,'ops':[" + op + "]}]}");
    }

    private void settle() {
        tandem.pass(Duration.ofSeconds(20));
        tandem.world().run();
    }

    private Answer erase() {
        return tandem.http(ZOE, "DELETE", "/api/me", "{'confirm':'" + ZOE + "'}");
    }

    private List<Row> rows(Table table, String pk) {
        return tandem.world()
                .tables()
                .query(new Range(table, pk, "!", "~", false), Optional.empty(), 10_000)
                .rows();
    }

    /** Every row of the room, and of the inboxes of both. */
    private String everything() {
        List<Row> all = new ArrayList<>(rows(Table.ROOMS, "room#" + ROOM));
        all.addAll(rows(Table.USERS, "user#" + ZOE));
        all.addAll(rows(Table.USERS, "user#anna"));
        // What somebody wrote stays, also where it happens to look like a name.
        return all.toString().replace("\"name\":\"zoe-77\"", "").replace("\"before\":\"zoe-77\"", "");
    }

    @Test
    void R19_whoever_is_forgotten_is_named_nowhere_and_what_they_wrote_stays() {
        assertThat(everything()).contains(ZOE, "Person " + ZOE);

        assertThat(erase().status()).isEqualTo(204);
        settle();

        assertThat(everything()).doesNotContain(ZOE).contains("Who takes it?", "by hand", "former-");
        assertThat(tandem.world().rooms().member(ROOM, ZOE)).isEmpty();
        assertThat(ask("anna", "GET", "/api/rooms/" + ROOM + "/snapshot", "", 200)
                        .json()
                        .items("entities"))
                .hasSize(5);
    }

    @Test
    void R19_the_alias_is_one_in_the_room_and_says_nothing() {
        erase();

        List<String> aliases = tandem.world().rooms().log(ROOM, 0, 1_000_000).stream()
                .map(Commit::user)
                .filter(user -> user.startsWith("former-"))
                .distinct()
                .toList();

        assertThat(aliases).hasSize(1);
        assertThat(aliases.getFirst()).matches("former-[A-Za-z0-9_-]{22}");
    }

    @Test
    void S7_every_digest_still_holds_and_the_log_is_still_dense() {
        String before = tandem.world().rooms().head(ROOM).digest().hex();

        erase();

        List<Commit> log = tandem.world().rooms().log(ROOM, 0, 1_000_000);
        List<Entity> living =
                tandem.world().rooms().snapshot(ROOM).orElseThrow().entities();
        assertThat(log).extracting(Commit::seq).containsExactlyElementsOf(dense(log.size()));
        assertThat(log.getLast().digest().hex()).isEqualTo(before);
        assertThat(Digests.of(living).hex()).isEqualTo(before);
    }

    private static List<Long> dense(int size) {
        List<Long> all = new ArrayList<>();
        for (long seq = 1; seq <= size; seq++) {
            all.add(seq);
        }
        return all;
    }

    @Test
    void R19_every_client_is_made_to_read_the_room_anew() {
        String before = tandem.world().rooms().meta(ROOM).orElseThrow().epoch();

        erase();

        assertThat(tandem.http("anna", "GET", "/api/rooms/" + ROOM + "/changes?epoch=" + before + "&since=1", "")
                        .code())
                .isEqualTo("epoch-changed");
    }

    @Test
    void R19_nothing_happens_without_ones_own_id_as_the_confirmation() {
        String before = everything();

        for (String body :
                List.of("", "{}", "{'confirm':'anna'}", "{'confirm':true}", "{'confirm':'zoe-77','all':1}")) {
            assertThat(tandem.http(ZOE, "DELETE", "/api/me", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void R19_the_only_owner_of_a_room_of_others_is_told_which_and_nothing_happens() {
        tandem.room("sweden", ZOE).member("sweden", ZOE, "anna", "editor");
        tandem.pass(Duration.ofSeconds(5));
        String before = everything();

        Answer refused = erase();

        assertThat(refused.code()).isEqualTo("last-owner");
        assertThat(JsonWriter.write(refused.json())).contains("\"rooms\":[\"sweden\"]");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void R19_a_room_of_nobody_else_goes_with_its_owner() {
        tandem.room("sweden", ZOE);
        tandem.pass(Duration.ofSeconds(5));

        assertThat(erase().status()).isEqualTo(204);

        assertThat(tandem.http(ZOE, "GET", "/api/rooms/sweden", "").code()).isEqualTo("not-a-member");
        assertThat(tandem.world().rooms().members("sweden")).noneMatch(member -> member.active());
    }

    /** Found by the fuzzer of the HTTP API. */
    @Test
    void R19_a_room_that_was_deleted_before_is_not_in_the_way() {
        tandem.room("sweden", ZOE);
        tandem.pass(Duration.ofSeconds(5));
        ask(ZOE, "DELETE", "/api/rooms/sweden", "", 204);

        assertThat(erase().status()).isEqualTo(204);
    }

    @Test
    void R19_a_room_that_one_left_before_is_not_left_out() {
        ask(ZOE, "DELETE", "/api/rooms/" + ROOM + "/membership", "", 204);
        settle();

        assertThat(erase().status()).isEqualTo(204);
        settle();

        assertThat(everything()).doesNotContain(ZOE);
    }

    @Test
    void R19_a_failure_on_the_way_is_healed_by_asking_again() {
        for (int failing = 0; failing < 12; failing++) {
            int after = failing;
            AtomicInteger calls = new AtomicInteger();
            tandem.rooms().beforeMembersAreRead(() -> {
                if (calls.getAndIncrement() == after) {
                    tandem.rooms().down(true);
                }
            });
            erase();
            tandem.rooms().down(false);
        }
        assertThat(erase().status()).isEqualTo(204);
        settle();

        assertThat(everything()).doesNotContain(ZOE);
    }

    @Test
    void R19_what_others_decide_meanwhile_does_not_bring_the_name_back() {
        AtomicInteger n = new AtomicInteger(3);
        AtomicInteger applied = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            tandem.world().spawn("anna", () -> {
                Answer answer = update(
                        "anna",
                        n.incrementAndGet(),
                        "{'op':'update','type':'item','id':'tent','set':{'quantity':" + n.get() + "}}");
                applied.addAndGet(answer.status() == 200 ? 1 : 0);
            });
        }
        AtomicInteger status = new AtomicInteger();
        tandem.world().spawn("zoe", () -> status.set((int) erase().status()));
        tandem.world().run();
        for (int again = 0; again < 5 && status.get() != 204; again++) {
            status.set((int) erase().status());
        }
        settle();

        assertThat(status.get()).isEqualTo(204);
        assertThat(applied.get()).as("updates that went through meanwhile").isPositive();
        assertThat(everything()).doesNotContain(ZOE);
    }

    @Test
    void R19_an_export_has_all_that_is_kept_of_oneself_and_nothing_that_others_did() {
        StringBuilder all = new StringBuilder();
        List<Commit> commits = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            Json.Obj page = ask(ZOE, "GET", "/api/me/export" + (next.isEmpty() ? "" : "?after=" + next), "", 200)
                    .json();
            all.append(JsonWriter.write(page));
            Form.of(page).objects("commits").forEach(each -> commits.add(Wire.commit(each.any("commit"))));
            next = page.findText("next").orElse("");
            pages++;
        } while (!next.isEmpty() && pages < 20);

        assertThat(commits).isNotEmpty().allMatch(commit -> commit.user().equals(ZOE));
        assertThat(commits)
                .hasSameSizeAs(tandem.world().rooms().log(ROOM, 0, 1_000_000).stream()
                        .filter(commit -> commit.user().equals(ZOE))
                        .toList());
        assertThat(all.toString())
                .contains(
                        "\"name\":\"Person zoe-77\"",
                        "\"role\":\"editor\"",
                        "Who takes it?",
                        "\"commented\":false",
                        "\"You\"")
                .contains("\"invitations\":[{\"room\":\"norway\"");
    }

    @Test
    void R19_a_cursor_of_a_room_that_one_never_was_in_shows_nothing() {
        tandem.room("sweden", "ben");

        for (String after : List.of("sweden.0", "norway", "norway.x", ".0", "norway.0.0", "..", "%00.0")) {
            assertThat(tandem.http(ZOE, "GET", "/api/me/export?after=" + after, "")
                            .code())
                    .as(after)
                    .isEqualTo("bad-message");
        }
    }
}
