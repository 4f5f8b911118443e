package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class UnassignReferencesTest {
    private static final Rule RULE = new UnassignReferences();
    private static final Operation DELETE_ANN = new Operation.Delete(new EntityKey("person", "ann"));

    /** A task has two references to persons; a note has none. */
    private static final Kind KIND = new Kind(
            "chores",
            1,
            Map.of(),
            Optional.empty(),
            Map.of(
                    "task", type("task", reference("doerId"), reference("helperId")),
                    "person", type("person"),
                    "note", type("note", field("aboutId", new FieldType.Line(10)))));

    @Test
    void M4_only_a_delete_makes_it_look_and_only_at_types_that_may_refer() {
        EntityKey ann = new EntityKey("person", "ann");

        assertThat(RULE.reads(KIND, DELETE_ANN)).containsExactly("task");
        assertThat(RULE.reads(KIND, new Operation.Delete(new EntityKey("task", "dishes"))))
                .isEmpty();
        assertThat(RULE.reads(KIND, new Operation.Update(ann, Map.of()))).isEmpty();
        assertThat(RULE.reads(KIND, new Operation.Unsupported("delete"))).isEmpty();
    }

    @Test
    void M4_every_reference_of_an_entity_to_the_deleted_one_is_emptied_and_no_other() {
        List<Entity> living = List.of(
                task("windows", Map.of("doerId", "ann", "helperId", "ann")),
                task("dishes", Map.of("doerId", "ben", "helperId", "ann")),
                task("floor", Map.of("doerId", "ben")));

        assertThat(RULE.effects(KIND, DELETE_ANN, living))
                .containsExactly(
                        new Rule.Effect(new EntityKey("task", "dishes"), Map.of("helperId", Json.NULL)),
                        new Rule.Effect(
                                new EntityKey("task", "windows"), Map.of("doerId", Json.NULL, "helperId", Json.NULL)));
    }

    @Test
    void M4_the_order_in_which_entities_are_given_does_not_matter() {
        Entity one = task("windows", Map.of("doerId", "ann"));
        Entity other = task("dishes", Map.of("doerId", "ann"));

        assertThat(RULE.effects(KIND, DELETE_ANN, List.of(one, other)))
                .isEqualTo(RULE.effects(KIND, DELETE_ANN, List.of(other, one)));
    }

    @Test
    void M4_text_that_looks_like_the_id_is_no_reference() {
        Entity note =
                new Entity(new EntityKey("note", "n"), 1, false, Map.of("aboutId", Json.of("ann")), Map.of(), Map.of());

        assertThat(RULE.effects(KIND, DELETE_ANN, List.of(note))).isEmpty();
    }

    @Test
    void every_rule_has_its_own_name() {
        assertThat(Rules.ALL).extracting(Rule::name).doesNotHaveDuplicates().contains("unassign");
    }

    private static Entity task(String id, Map<String, String> references) {
        Map<String, Json> fields = new TreeMap<>();
        references.forEach((field, to) -> fields.put(field, Json.of(to)));
        return new Entity(new EntityKey("task", id), 1, false, fields, Map.of(), Map.of());
    }

    private static EntityType type(String name, Field... fields) {
        Map<String, Field> byName = new TreeMap<>();
        for (Field field : fields) {
            byName.put(field.name(), field);
        }
        return new EntityType(name, false, DeleteConflict.DELETE_WINS, byName, Set.of(), Set.of(), Set.of());
    }

    private static Field reference(String name) {
        return field(name, new FieldType.Reference("person"));
    }

    private static Field field(String name, FieldType type) {
        return new Field(name, type, false, Optional.empty(), new LastWriteWins());
    }
}
