package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.rule.Consequence.Effect;
import dev.tandem.rule.Touch.Act;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnassignReferencesTest {
    private static final Rule RULE = new UnassignReferences();

    @Test
    void M4_only_a_delete_makes_it_look_and_only_at_types_that_may_refer() {
        assertThat(reads(Act.DELETE, "person")).isEqualTo(Rule.Reads.types("task"));
        assertThat(reads(Act.DELETE, "task")).isEqualTo(Rule.Reads.NOTHING);
        assertThat(reads(Act.DELETE, "comment")).isEqualTo(Rule.Reads.types("comment"));
        assertThat(reads(Act.UPDATE, "person")).isEqualTo(Rule.Reads.NOTHING);
        assertThat(reads(Act.CREATE, "person")).isEqualTo(Rule.Reads.NOTHING);
    }

    @Test
    void M4_every_reference_of_an_entity_to_the_deleted_one_is_emptied_and_no_other() {
        RuleRoom room = aRoomOfAnn()
                .with("task", "windows", Map.of("doerId", "ann", "helperId", "ann"))
                .with("task", "dishes", Map.of("doerId", "ben", "helperId", "ann"))
                .with("task", "floor", Map.of("doerId", "ben"))
                .deleted("person", "ann");

        assertThat(room.follows(RULE))
                .isEqualTo(Consequence.of(List.of(
                        set("dishes", Map.of("helperId", Json.NULL)),
                        set("windows", Map.of("doerId", Json.NULL, "helperId", Json.NULL)))));
    }

    @Test
    void M6_an_element_of_a_set_that_refers_to_the_deleted_one_is_removed() {
        RuleRoom room = aRoomOfAnn()
                .with("task", "windows", Map.of("others", List.of("ann", "ben")))
                .deleted("person", "ann");

        assertThat(room.follows(RULE))
                .isEqualTo(Consequence.of(List.of(
                        set("windows", Map.of("others", Json.array(List.of(Json.of("ben"))))))));
    }

    @Test
    void M4_text_that_looks_like_the_id_is_no_reference() {
        RuleRoom room = aRoomOfAnn().with("note", "n", Map.of("aboutId", "ann")).deleted("person", "ann");

        assertThat(room.follows(RULE)).isEqualTo(Consequence.nothing());
    }

    @Test
    void M4_what_only_changed_keeps_the_references_to_it() {
        RuleRoom room = aRoomOfAnn()
                .with("task", "windows", Map.of("doerId", "ann"))
                .updated("person", "ann", Map.of("name", "Anna"));

        assertThat(room.follows(RULE)).isEqualTo(Consequence.nothing());
    }

    private static RuleRoom aRoomOfAnn() {
        return new RuleRoom(TestKinds.CHORES)
                .seeing("task")
                .with("person", "ann", Map.of("name", "Ann"))
                .with("person", "ben", Map.of("name", "Ben"));
    }

    private static Rule.Reads reads(Act act, String type) {
        return RULE.reads(TestKinds.CHORES, new Touch(act, new EntityKey(type, "x"), Map.of(), Optional.empty()));
    }

    private static Effect set(String task, Map<String, Json> values) {
        return new Effect.Set(new EntityKey("task", task), values);
    }
}
