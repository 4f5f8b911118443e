package dev.tandem.room;

import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Stamp;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FoldTest {
    private static final Stamp ANN = new Stamp(10, "ann", "a");
    private static final Stamp BEN = new Stamp(20, "ben", "b");
    private static final EntityKey TENT = key("item", "tent");

    @Test
    void S6_a_create_writes_all_its_fields_and_forgets_what_was() {
        Entity before = new Entity(TENT, 3, true, fields("notes", "x"), Map.of("notes", 3L), Map.of(3L, ANN));

        Entity after = after(before, new Change.Created(TENT, fields("name", "Tent"), Optional.empty()), 5, BEN);

        assertThat(after)
                .isEqualTo(new Entity(TENT, 5, false, fields("name", "Tent"), Map.of("name", 5L), Map.of(5L, BEN)));
    }

    @Test
    void S6_an_update_writes_the_fields_in_set_and_null_removes_one() {
        Entity before = new Entity(
                TENT,
                3,
                false,
                fields("name", "Tent", "notes", "x"),
                Map.of("name", 2L, "notes", 3L),
                Map.of(2L, ANN, 3L, BEN));

        Entity after = after(
                before,
                new Change.Updated(TENT, fields("notes", Json.NULL), fields("notes", "x"), Optional.empty(), 0),
                5,
                ANN);

        assertThat(after)
                .isEqualTo(new Entity(
                        TENT,
                        5,
                        false,
                        fields("name", "Tent"),
                        Map.of("name", 2L, "notes", 5L),
                        Map.of(2L, ANN, 5L, ANN)));
    }

    @Test
    void S6_a_delete_leaves_what_was_there_and_who_wrote_it() {
        Entity before = new Entity(TENT, 2, false, fields("name", "Tent"), Map.of("name", 2L), Map.of(2L, ANN));

        Entity after = after(before, new Change.Deleted(TENT, fields("name", "Tent"), Optional.empty(), 0), 5, BEN);

        assertThat(after)
                .isEqualTo(new Entity(TENT, 5, true, fields("name", "Tent"), Map.of("name", 2L), Map.of(2L, ANN)));
    }

    @Test
    void S1_a_delete_of_what_one_never_had_leaves_a_tombstone() {
        Change made = new Change.Deleted(TENT, fields("name", "Tent"), Optional.empty(), 0);

        Entity after = Fold.entity(Optional.empty(), made, 5, BEN);

        assertThat(after)
                .isEqualTo(new Entity(TENT, 5, true, fields("name", "Tent"), Map.of("name", 5L), Map.of(5L, BEN)));
    }

    @Test
    void an_update_of_nothing_is_no_log_of_a_room() {
        Change update = new Change.Updated(TENT, fields("name", "x"), fields("name", "y"), Optional.empty(), 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fold.entity(Optional.empty(), update, 5, BEN))
                .withMessageContaining("item/tent");
    }

    @Test
    void replaying_the_log_gives_the_same_as_applying_its_commits_one_by_one() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"));
        room.client("a").decides(delete("category", "camp"));
        room.client("b").decides(set("item", "tent", "name", "tarp"));

        Map<EntityKey, Entity> stepwise = Map.of();
        for (Commit commit : room.log()) {
            stepwise = Fold.apply(stepwise, commit);
        }

        assertThat(Fold.replay(room.log())).isEqualTo(stepwise).isEqualTo(room.entities());
    }

    private static Entity after(Entity before, Change change, long seq, Stamp stamp) {
        return Fold.entity(Optional.of(before), change, seq, stamp);
    }
}
