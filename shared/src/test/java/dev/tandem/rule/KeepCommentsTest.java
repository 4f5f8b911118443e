package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Consequence.Effect;
import dev.tandem.rule.Touch.Act;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeepCommentsTest {
    private static final Rule RULE = new KeepComments();
    private static final EntityKey DISHES = new EntityKey("task", "dishes");

    @Test
    void N2_a_comment_makes_it_look_at_what_it_is_about_and_at_its_thread() {
        Map<String, Json> values = RuleRoom.json(Map.of("onType", "task", "onId", "dishes", "thread", "c1"));

        assertThat(reads(Act.CREATE, "comment", values)).isEqualTo(Rule.Reads.keys(Set.of(DISHES, comment("c1"))));
        assertThat(reads(Act.CREATE, "task", values)).isEqualTo(Rule.Reads.NOTHING);
        assertThat(reads(Act.UPDATE, "comment", values)).isEqualTo(Rule.Reads.NOTHING);
        assertThat(reads(Act.DELETE, "comment", Map.of())).isEqualTo(Rule.Reads.types("comment"));
        assertThat(reads(Act.CREATE, "comment", RuleRoom.json(Map.of("onType", "a#b", "onId", "../x"))))
                .isEqualTo(Rule.Reads.NOTHING);
    }

    @Test
    void N2_a_first_comment_is_dated_and_told_to_who_last_changed_what_it_is_about() {
        assertThat(aRoom().created("comment", "c1", onDishes("text", "Hot!")).follows(RULE))
                .isEqualTo(new Consequence.Follow(
                        List.of(set("c1", "createdAt", Json.of(RuleRoom.NOW)), set("c1", "authors", people("ann"))),
                        List.of(event("commented", List.of("olga"), Map.of("comment", "c1", "text", "Hot!")))));
    }

    @Test
    void N2_a_reply_is_told_to_the_others_in_the_thread_and_apart_to_those_it_mentions() {
        Map<String, Object> reply = onDishes("text", "Yes", "thread", "c1", "mentions", List.of("ben", "dora"));
        RuleRoom room = aRoom().with(
                        "comment", "c1", onDishes("author", "ben", "authors", List.of("ann", "ben", "carl")))
                .created("comment", "c2", reply);
        Map<String, Object> data = Map.of("comment", "c2", "text", "Yes", "thread", "c1");

        assertThat(room.follows(RULE))
                .isEqualTo(new Consequence.Follow(
                        List.of(
                                set("c2", "createdAt", Json.of(RuleRoom.NOW)),
                                set("c1", "authors", people("ann", "ben", "carl"))),
                        List.of(
                                event("commented", List.of("carl", "olga"), data),
                                event("mentioned", List.of("ben", "dora"), data))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what is wrong,            onType,  onId,   thread,  resolved, code,              field
            it is about nothing,        task,    nobody, ,        ,         MISSING_REFERENCE, onId
            no such type,               tank,    dishes, ,        ,         MISSING_REFERENCE, onId
            no id,                      task,    a/b,    ,        ,         MISSING_REFERENCE, onId
            it is about a comment,      comment, c1,     ,        ,         MISSING_REFERENCE, onId
            it replies to a reply,      task,    dishes, c2,      ,         INVALID_VALUE,     thread
            the thread is elsewhere,    task,    floor,  c1,      ,         INVALID_VALUE,     thread
            no thread,                  task,    dishes, c9,      ,         INVALID_VALUE,     thread
            a reply cannot be resolved, task,    dishes, c1,      true,     INVALID_OPERATION, resolved
            """)
    void N2_a_comment_that_cannot_be_is_refused(
            String why,
            String onType,
            String onId,
            @Nullable String thread,
            @Nullable Boolean resolved,
            RejectCode code,
            String field) {
        Map<String, Object> fields = new TreeMap<>(Map.of("onType", onType, "onId", onId, "text", why));
        Optional.ofNullable(thread).ifPresent(each -> fields.put("thread", each));
        Optional.ofNullable(resolved).ifPresent(each -> fields.put("resolved", each));

        assertThat(aThread().created("comment", "new", fields).follows(RULE))
                .isEqualTo(new Consequence.Refuse(code, Optional.of(comment("new")), Optional.of(field), Map.of()));
    }

    @Test
    void N2_an_edit_is_dated_and_told_to_those_it_mentions_anew() {
        RuleRoom room = aThread().updated("comment", "c1", Map.of("text", "Now", "mentions", List.of("ben", "carl")));

        assertThat(room.follows(RULE))
                .isEqualTo(new Consequence.Follow(
                        List.of(set("c1", "editedAt", Json.of(RuleRoom.NOW))),
                        List.of(event("mentioned", List.of("carl"), Map.of("comment", "c1", "text", "Now")))));
    }

    @Test
    void N2_a_resolved_thread_is_told_to_who_wrote_in_it_and_reopening_to_nobody() {
        assertThat(aThread().updated("comment", "c1", Map.of("resolved", true)).follows(RULE))
                .isEqualTo(new Consequence.Follow(
                        List.of(),
                        List.of(event("comment-resolved", List.of("ben"), Map.of("comment", "c1", "text", "First")))));
        RuleRoom resolved = new RuleRoom(TestKinds.CHORES).with("comment", "c1", onDishes("resolved", true));
        assertThat(resolved.updated("comment", "c1", Map.of("resolved", false)).follows(RULE))
                .isEqualTo(Consequence.nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "c1, onType, person, FORBIDDEN",
        "c1, onId, floor, FORBIDDEN",
        "c1, thread, c3, FORBIDDEN",
        "c2, thread, c3, FORBIDDEN",
        "c2, resolved, true, INVALID_OPERATION"
    })
    void N2_what_a_comment_is_about_never_changes_and_a_reply_is_not_resolved(
            String id, String field, String value, RejectCode code) {
        Json given = value.equals("true") ? Json.of(true) : Json.of(value);

        assertThat(aThread().updated("comment", id, Map.of(field, given)).follows(RULE))
                .isEqualTo(new Consequence.Refuse(code, Optional.of(comment(id)), Optional.of(field), Map.of()));
    }

    @Test
    void N2_a_deleted_first_comment_takes_its_replies_with_it_and_a_reply_nothing() {
        assertThat(aThread().seeing("comment").deleted("comment", "c1").follows(RULE))
                .isEqualTo(Consequence.of(List.of(new Effect.Delete(comment("c2")))));
        assertThat(aThread().seeing("comment").deleted("comment", "c2").follows(RULE))
                .isEqualTo(Consequence.nothing());
    }

    @Test
    void N2_comments_stay_when_what_they_are_about_goes() {
        assertThat(aThread().deleted("task", "dishes").follows(RULE)).isEqualTo(Consequence.nothing());
    }

    @Test
    void N2_a_comment_that_comes_back_is_neither_new_nor_told() {
        RuleRoom room = new RuleRoom(TestKinds.CHORES).created("comment", "c1", onDishes("author", "ben"));

        assertThat(room.follows(RULE)).isEqualTo(Consequence.nothing());
    }

    @Test
    void N2_what_rules_do_to_comments_is_nobodys_edit() {
        RuleRoom room = aThread().updated("comment", "c2", Map.of("thread", Json.NULL), Optional.of("unassign"));

        assertThat(room.follows(RULE)).isEqualTo(Consequence.nothing());
    }

    private static RuleRoom aRoom() {
        return new RuleRoom(TestKinds.CHORES)
                .with("task", "dishes", Map.of("name", "Dishes"))
                .with("task", "floor", Map.of("name", "Floor"));
    }

    /** Ben's comment c1 with Ann's reply c2, and another one of his, c3. */
    private static RuleRoom aThread() {
        Map<String, Object> first = onDishes("text", "First", "author", "ben", "authors", List.of("ann", "ben"));
        first.put("mentions", List.of("ben"));
        return aRoom().with("comment", "c1", first)
                .with("comment", "c2", onDishes("text", "Second", "author", "ann", "thread", "c1"))
                .with("comment", "c3", onDishes("text", "Other", "author", "ben", "authors", List.of("ben")));
    }

    private static Map<String, Object> onDishes(Object... fields) {
        Map<String, Object> all = new TreeMap<>(Map.of("onType", "task", "onId", "dishes"));
        for (int i = 0; i < fields.length; i += 2) {
            all.put((String) fields[i], fields[i + 1]);
        }
        return all;
    }

    private static Rule.Reads reads(Act act, String type, Map<String, Json> values) {
        return RULE.reads(TestKinds.CHORES, new Touch(act, new EntityKey(type, "new"), values, Optional.empty()));
    }

    private static EntityKey comment(String id) {
        return new EntityKey("comment", id);
    }

    private static Effect set(String comment, String field, Json value) {
        return new Effect.Set(comment(comment), Map.of(field, value));
    }

    private static Json people(String... users) {
        return Json.array(List.of(users).stream().map(Json::of).toList());
    }

    private static Event event(String name, List<String> to, Map<String, ?> data) {
        return new Event(
                name,
                Optional.of(DISHES),
                to.stream().map(Audience.Person::new).map(Audience.class::cast).toList(),
                RuleRoom.json(data));
    }
}
