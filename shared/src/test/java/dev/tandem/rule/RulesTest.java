package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Audience;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.rule.Consequence.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RulesTest {
    private static final Optional<EntityKey> DISHES = Optional.of(new EntityKey("task", "dishes"));

    @Test
    void every_rule_of_a_room_has_its_own_name() {
        assertThat(Rules.of(TestKinds.CHORES))
                .extracting(Rule::name)
                .doesNotHaveDuplicates()
                .contains("comments", "unassign", "author", "assigned");
    }

    @Test
    void every_rule_that_a_bundled_kind_names_is_there() {
        assertThat(Kinds.bundled().all())
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(kind.rules())
                        .allSatisfy(rule -> assertThat(Rules.named(rule)).isPresent()));
    }

    @Test
    void kind_files_cannot_name_a_built_in_rule() {
        assertThat(Rules.named("unassign")).isEmpty();
    }

    @Test
    void N1_an_event_goes_to_those_whom_the_rule_names_and_to_those_whom_the_kind_names() {
        Audience.Person ben = new Audience.Person("ben");

        assertThat(Events.of(TestKinds.CHORES, "dinner-ready", DISHES, List.of(ben), Map.of()))
                .isEqualTo(new Event("dinner-ready", DISHES, List.of(ben, new Audience.InCrew("cook")), Map.of()));
        assertThat(Events.of(TestKinds.CHORES, "undeclared", DISHES, List.of(ben), Map.of()))
                .isEqualTo(new Event("undeclared", DISHES, List.of(ben), Map.of()));
    }

    @Test
    void N1_whom_a_field_of_type_user_names_anew_is_told() {
        RuleRoom room = aRoom().updated("task", "dishes", Map.of("who", "ben"));

        assertThat(room.follows(new TellAssigned()))
                .isEqualTo(new Consequence.Follow(
                        List.of(),
                        List.of(new Event(
                                "assigned",
                                DISHES,
                                List.of(new Audience.Person("ben")),
                                Map.of("field", Json.of("who"), "name", Json.of("Dishes"))))));
    }

    @Test
    void N1_nobody_is_told_of_what_stays_of_oneself_of_nobody_and_of_what_the_server_writes() {
        assertThat(aRoom().updated("task", "dishes", Map.of("who", "ann")).follows(new TellAssigned()))
                .isEqualTo(Consequence.nothing());
        assertThat(aRoom().updated("task", "dishes", Map.of("checkedBy", "ben")).follows(new TellAssigned()))
                .isEqualTo(Consequence.nothing());
        RuleRoom bens = aRoom().with("task", "dishes", Map.of("who", "ben"));
        assertThat(bens.updated("task", "dishes", Map.of("name", "Plates")).follows(new TellAssigned()))
                .isEqualTo(Consequence.nothing());
        assertThat(bens.updated("task", "dishes", Map.of("who", Json.NULL)).follows(new TellAssigned()))
                .isEqualTo(Consequence.nothing());
    }

    @Test
    void who_makes_an_entity_is_its_author_where_the_type_has_one() {
        RuleRoom room = aRoom().created("note", "n", Map.of("aboutId", "x"))
                .created("note", "back", Map.of("author", "ben"))
                .created("task", "t", Map.of());

        assertThat(room.follows(new RecordAuthor()))
                .isEqualTo(Consequence.of(
                        List.of(new Effect.Set(new EntityKey("note", "n"), Map.of("author", Json.of("ann"))))));
    }

    private static RuleRoom aRoom() {
        return new RuleRoom(TestKinds.CHORES).with("task", "dishes", Map.of("name", "Dishes"));
    }
}
