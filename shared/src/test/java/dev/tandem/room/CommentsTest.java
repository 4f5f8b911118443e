package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Commit;
import dev.tandem.model.Event;
import dev.tandem.model.Operation;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comments in a room as the server decides them (PROTOCOL N2). */
final class CommentsTest {
    private final TestRoom room = TestRoom.aPackingList(item("tent"), item("stove"));

    @Test
    void N2_a_commenter_comments_and_takes_it_back_and_changes_nothing_else() {
        TestClient cora = room.client("cora").as(Role.COMMENTER);
        room.client("ann").decides(comment("c1", "Mind the poles"));

        commit(cora.decides(comment("c2", "I will")));
        commit(cora.decides(set("comment", "c2", "text", "I shall")));
        commit(cora.decides(set("comment", "c1", "resolved", true)));
        commit(cora.decides(delete("comment", "c2")));
        for (Operation other : List.of(
                delete("comment", "c1"),
                set("comment", "c1", "text", "x"),
                item("lamp"),
                set("item", "tent", "name", "x"),
                delete("item", "tent"))) {
            TestRoom.assertOnlyRefused(cora.decides(other), RejectCode.FORBIDDEN);
        }
    }

    @Test
    void N2_a_comment_has_its_author_and_time_and_who_made_the_entity_is_told() {
        Commit commit = commit(room.client("ann").decides(comment("c1", "Mind the poles")));

        assertThat(room.entity("comment", "c1").fields())
                .containsEntry("author", Json.of("user-ann"))
                .containsEntry("createdAt", Json.of(commit.at()))
                .containsEntry("authors", Json.array(List.of(Json.of("user-ann"))));
        assertThat(commit.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("commented");
            assertThat(event.about()).contains(key("item", "tent"));
            assertThat(event.to()).containsExactly(new Audience.Person("user-setup"));
        });
    }

    @Test
    void N2_only_the_author_changes_the_text_and_anybody_resolves_and_reopens() {
        room.client("ann").decides(comment("c1", "Mind the poles"));

        TestRoom.assertOnlyRefused(
                room.client("ben").decides(set("comment", "c1", "text", "Never mind")), RejectCode.FORBIDDEN);
        assertThat(commit(room.client("ben").decides(set("comment", "c1", "resolved", true)))
                        .events())
                .extracting(Event::name)
                .containsExactly("comment-resolved");
        assertThat(commit(room.client("ben").decides(set("comment", "c1", "resolved", false)))
                        .events())
                .isEmpty();
        Commit edit = commit(room.client("ann-desk").decides(set("comment", "c1", "text", "Never mind")));
        assertThat(room.entity("comment", "c1").fields()).containsEntry("editedAt", Json.of(edit.at()));
    }

    @Test
    void M7_nobody_writes_what_the_server_writes() {
        TestRoom.assertOnlyRefused(
                room.client("ann")
                        .decides(make(
                                "comment",
                                "c1",
                                fields("onType", "item", "onId", "tent", "text", "Hi", "author", "user-ben"))),
                RejectCode.SERVER_OWNED_FIELD);
    }

    @Test
    void N2_a_comment_about_nothing_that_lives_is_refused() {
        room.client("ann").decides(delete("item", "stove"));

        TestRoom.assertOnlyRefused(
                room.client("ann").decides(about("stove", "c1", "Hot")), RejectCode.MISSING_REFERENCE);
        TestRoom.assertOnlyRefused(
                room.client("ann").decides(about("nothing", "c2", "Hot")), RejectCode.MISSING_REFERENCE);
    }

    @Test
    void N2_the_first_comment_takes_its_replies_with_it_and_a_late_reply_begins_anew() {
        room.client("ann").decides(comment("c1", "Mind the poles"));
        room.client("ben").decides(reply("c2", "c1"));
        TestClient late = room.client("carl");

        room.client("ann").decides(delete("comment", "c1"));

        assertThat(room.entity("comment", "c2").deleted()).isTrue();
        TestRoom.applied(late.decides(reply("c3", "c1")));
        assertThat(room.entity("comment", "c3").fields()).doesNotContainKey("thread");
    }

    @Test
    void N2_comments_stay_when_what_they_are_about_is_deleted() {
        room.client("ann").decides(comment("c1", "Mind the poles"));

        room.client("ann").decides(delete("item", "tent"));

        assertThat(room.entity("comment", "c1").deleted()).isFalse();
        assertThat(Fold.replay(room.log())).isEqualTo(room.entities());
    }

    private static Commit commit(Decision decision) {
        return decision.commit().orElseThrow();
    }

    private static Operation comment(String id, String text) {
        return about("tent", id, text);
    }

    private static Operation about(String item, String id, String text) {
        return make("comment", id, fields("onType", "item", "onId", item, "text", text));
    }

    private static Operation reply(String id, String thread) {
        return make("comment", id, fields("onType", "item", "onId", "tent", "text", "Yes", "thread", thread));
    }
}
