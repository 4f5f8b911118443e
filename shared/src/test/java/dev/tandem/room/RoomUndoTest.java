package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.Counter;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.merge.MergePolicy;
import dev.tandem.merge.TextMerge;
import dev.tandem.merge.Union;
import dev.tandem.model.Batch;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Part;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import dev.tandem.model.Splice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** PROTOCOL H1, H2. */
final class RoomUndoTest {
    private static final Set<Role> EDITORS = Set.of(Role.OWNER, Role.EDITOR);
    private static final Kind KIND = new Kind(
            "board",
            1,
            Map.of("en", "Board"),
            Optional.empty(),
            Map.of(
                    "group", type("group", field("name", new FieldType.Line(50), new LastWriteWins())),
                    "note",
                            type(
                                    "note",
                                    field("name", new FieldType.Line(50), new LastWriteWins()),
                                    field("count", new FieldType.Whole(0, 10), new Counter()),
                                    field("tags", new FieldType.SetOf(new FieldType.Line(9), 9), new Union()),
                                    field("body", new FieldType.Text(500), new TextMerge()),
                                    field("groupId", new FieldType.Reference("group"), new LastWriteWins()))));

    private final TestRoom room = TestRoom.of(
            KIND,
            create("group", "g", "name", "Group"),
            create("note", "a", "name", "one", "body", "tea", "groupId", "g"),
            create("note", "b", "name", "two"));

    @Test
    void H1_a_field_gets_back_what_it_had() {
        TestClient ann = room.client("ann-phone");
        long done = seq(ann.decides(set("note", "a", "name", "ONE")));

        Decision undone = room.client("ann-desk").decides(undo(done));

        assertThat(note("a")).containsEntry("name", Json.of("one"));
        assertThat(undone.commit().orElseThrow().undone()).containsExactly(new Commit.Undone(1, done));
    }

    @Test
    void H1_what_somebody_changed_since_is_left_alone_and_said() {
        TestClient ann = room.client("ann-phone");
        long done = seq(ann.decides(set("note", "a", "name", "ONE"), set("note", "b", "name", "TWO")));
        room.client("ben-phone").decides(set("note", "a", "name", "Ben's"));

        Decision undone = room.client("ann-phone").decides(undo(done));

        assertThat(note("a")).containsEntry("name", Json.of("Ben's"));
        assertThat(note("b")).containsEntry("name", Json.of("two"));
        assertThat(applied(undone).skipped()).containsExactly(new Part(key("note", "a"), Optional.of("name")));
    }

    @Test
    void H1_what_is_left_alone_is_said_in_the_same_order_by_every_process() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        Field[] fields = names.stream()
                .map(name -> field(name, new FieldType.Line(50), new LastWriteWins()))
                .toArray(Field[]::new);
        TestRoom many = TestRoom.of(
                new Kind("many", 1, Map.of("en", "Many"), Optional.empty(), Map.of("note", type("note", fields))),
                create("note", "a"));
        long done = seq(many.client("ann-phone").decides(all(names, "Ann's")));
        many.client("ben-phone").decides(all(names, "Ben's"));

        Outcome undone = many.client("ann-phone")
                .decides(undo(done))
                .receipt()
                .outcomes()
                .getFirst();

        assertThat(((Outcome.Rejected) undone).detail().get("skipped"))
                .isEqualTo(Json.array(names.stream()
                        .map(name -> (Json) Json.object()
                                .put("type", "note")
                                .put("id", "a")
                                .put("field", name)
                                .build())
                        .toList()));
    }

    private static Operation all(List<String> fields, String value) {
        return new Operation.Update(
                key("note", "a"), fields.stream().collect(Collectors.toMap(name -> name, _ -> Json.of(value))));
    }

    @Test
    void H1_anyway_takes_back_what_was_changed_since_too() {
        long done = seq(room.client("ann-phone").decides(set("note", "a", "name", "ONE")));
        room.client("ben-phone").decides(set("note", "a", "name", "Ben's"));

        room.client("ann-phone").decides(new Operation.Undo(done, true, List.of()));

        assertThat(note("a")).containsEntry("name", Json.of("one"));
    }

    @Test
    void H1_a_counter_gets_the_opposite_difference_whatever_others_added() {
        long done = seq(room.client("ann-phone").decides(increment("a", 3)));
        room.client("ben-phone").decides(increment("a", 4));

        room.client("ann-phone").decides(undo(done));

        assertThat(note("a")).containsEntry("count", Json.of(4));
    }

    @Test
    void H1_a_counter_that_cannot_go_back_is_left_alone() {
        long done = seq(room.client("ann-phone").decides(increment("a", 3)));
        room.client("ben-phone").decides(increment("a", -2));

        assertNothingToUndo(room.client("ann-phone").decides(undo(done)));
        assertThat(note("a")).containsEntry("count", Json.of(1));
    }

    @Test
    void H1_a_set_gets_the_opposite_membership() {
        room.client("ann-phone").decides(add("a", "old"));
        long done = seq(room.client("ann-phone")
                .decides(add("a", "x"), new Operation.Remove(key("note", "a"), "tags", List.of(Json.of("old")))));
        room.client("ben-phone").decides(add("a", "y"));

        room.client("ann-phone").decides(undo(done));

        assertThat(note("a")).containsEntry("tags", Json.array(List.of(Json.of("old"), Json.of("y"))));
    }

    @Test
    void H1_a_text_gets_the_opposite_edits_moved_over_everything_since() {
        long done = seq(room.client("ann-phone").decides(splice("a", new Splice(0, 0, "green "))));
        room.client("ben-phone").decides(splice("a", new Splice(0, 0, "hot ")), splice("a", new Splice(13, 0, "!")));
        assertThat(note("a")).containsEntry("body", Json.of("hot green tea!"));

        room.client("ann-phone").decides(undo(done));

        assertThat(note("a")).containsEntry("body", Json.of("hot tea!"));
    }

    @Test
    void H1_a_text_that_the_same_batch_typed_into_before_is_taken_back_as_it_would_be_alone() {
        long done = seq(room.client("ann-phone").decides(splice("a", new Splice(0, 0, "green "))));

        room.client("ben-phone").decides(set("note", "b", "name", "three"));
        Batch batch = room.batch(
                "ann-phone",
                List.of(
                        new Mutation(2, done, List.of(splice("a", new Splice(9, 0, "!")))),
                        new Mutation(3, done, List.of(undo(done)))));

        room.send(batch, Role.EDITOR);

        assertThat(note("a")).containsEntry("body", Json.of("tea!"));
    }

    @Test
    void H2_a_redo_is_the_undo_of_the_undo_for_every_policy_at_once() {
        long done = seq(room.client("ann-phone")
                .decides(
                        set("note", "a", "name", "ONE"),
                        increment("a", 2),
                        add("a", "x"),
                        splice("a", new Splice(3, 0, " time")),
                        create("note", "c", "name", "three"),
                        delete("note", "b")));
        Map<String, Json> after = note("a");

        long undone = seq(room.client("ann-phone").decides(undo(done)));
        assertThat(note("a"))
                .containsEntry("name", Json.of("one"))
                .containsEntry("body", Json.of("tea"))
                .doesNotContainKeys("count", "tags");
        assertThat(room.entity("note", "b").deleted()).isFalse();
        assertThat(room.entity("note", "c").deleted()).isTrue();

        long redone = seq(room.client("ann-desk").decides(undo(undone)));
        assertThat(note("a")).isEqualTo(after);
        assertThat(room.entity("note", "b").deleted()).isTrue();
        assertThat(room.entity("note", "c").deleted()).isFalse();

        room.client("ann-desk").decides(undo(redone));
        assertThat(note("a")).containsEntry("name", Json.of("one")).containsEntry("body", Json.of("tea"));
    }

    @Test
    void H1_a_delete_comes_back_with_the_references_that_it_emptied() {
        long done = seq(room.client("ann-phone").decides(delete("group", "g")));
        assertThat(note("a")).doesNotContainKey("groupId");

        room.client("ann-phone").decides(undo(done));

        assertThat(room.entity("group", "g").deleted()).isFalse();
        assertThat(note("a")).containsEntry("groupId", Json.of("g"));
    }

    @Test
    void H1_only_narrows_it_to_a_field() {
        long done = seq(room.client("ann-phone").decides(set("note", "a", "name", "ONE"), increment("a", 2)));

        room.client("ann-phone")
                .decides(new Operation.Undo(done, false, List.of(new Part(key("note", "a"), Optional.of("count")))));

        assertThat(note("a")).containsEntry("name", Json.of("ONE")).doesNotContainKey("count");
    }

    @Test
    void H1_what_was_created_and_changed_since_stays() {
        long done = seq(room.client("ann-phone").decides(create("note", "c", "name", "three")));
        room.client("ben-phone").decides(set("note", "c", "name", "drei"));

        assertNothingToUndo(room.client("ann-phone").decides(undo(done)));

        assertThat(room.entity("note", "c").deleted()).isFalse();
    }

    @Test
    void H1_undone_twice_there_is_nothing_left() {
        long done = seq(room.client("ann-phone").decides(set("note", "a", "name", "ONE")));
        room.client("ann-phone").decides(undo(done));

        assertNothingToUndo(room.client("ann-phone").decides(undo(done)));
    }

    @Test
    void H1_nobody_takes_back_what_another_did() {
        long done = seq(room.client("ann-phone").decides(set("note", "a", "name", "ONE")));

        TestRoom.assertOnlyRefused(room.client("ben-phone").decides(undo(done)), RejectCode.FORBIDDEN);
    }

    @Test
    void H1_a_commit_that_is_not_there_is_nothing_to_undo() {
        assertNothingToUndo(room.client("ann-phone").decides(undo(999)));
    }

    @Test
    void H1_a_viewer_cannot_undo() {
        long done = seq(room.client("ann-phone").decides(set("note", "a", "name", "ONE")));

        TestRoom.assertOnlyRefused(room.client("ann-phone").as(Role.VIEWER).decides(undo(done)), RejectCode.FORBIDDEN);
    }

    private static void assertNothingToUndo(Decision decision) {
        TestRoom.assertOnlyRefused(decision, RejectCode.NOTHING_TO_UNDO);
    }

    private Map<String, Json> note(String id) {
        Entity entity = room.entity("note", id);
        return entity.fields();
    }

    private static long seq(Decision decision) {
        return decision.commit().orElseThrow().seq();
    }

    private static Outcome.Applied applied(Decision decision) {
        return (Outcome.Applied) decision.receipt().outcomes().getFirst();
    }

    private static Operation create(String type, String id, Object... fields) {
        return new Operation.Create(key(type, id), Ops.fields(fields));
    }

    private static Operation undo(long seq) {
        return new Operation.Undo(seq, false, List.of());
    }

    private static Operation increment(String id, long by) {
        return new Operation.Increment(key("note", id), "count", BigDecimal.valueOf(by));
    }

    private static Operation add(String id, String tag) {
        return new Operation.Add(key("note", id), "tags", List.of(Json.of(tag)));
    }

    private static Operation splice(String id, Splice... splices) {
        return new Operation.SpliceText(key("note", id), "body", Optional.empty(), List.of(splices));
    }

    private static EntityType type(String name, Field... fields) {
        Map<String, Field> byName = new TreeMap<>();
        for (Field field : fields) {
            byName.put(field.name(), field);
        }
        return new EntityType(name, false, DeleteConflict.DELETE_WINS, byName, EDITORS, EDITORS, EDITORS);
    }

    private static Field field(String name, FieldType type, MergePolicy merge) {
        return new Field(name, type, false, Optional.empty(), merge);
    }
}
