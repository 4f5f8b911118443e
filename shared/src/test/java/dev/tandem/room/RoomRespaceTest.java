package dev.tandem.room;

import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.move;
import static dev.tandem.room.TestRoom.aPackingList;
import static dev.tandem.room.TestRoom.aTrip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kinds;
import dev.tandem.merge.Positions;
import dev.tandem.merge.Respacing;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PROTOCOL U2: positions stay short. */
final class RoomRespaceTest {
    private static final String LONG = "V".repeat(Respacing.LONGEST + 1);

    @Test
    void U2_a_position_that_is_too_long_gives_way_to_a_short_one_in_the_commit_that_wrote_it() {
        TestRoom room = aPackingList(bag("a", "a1"), bag("b", "a2"), bag("c", "a3"));

        Decision decision = room.client("ann").decides(move("bag", "a", "a2" + LONG));

        assertThat(order(room, "bag", "position")).containsExactly("b", "a", "c");
        assertThat(position(room, "bag", "a", "position")).hasSizeLessThanOrEqualTo(Respacing.LONGEST);
        assertThat(changes(decision)).hasSize(1);
    }

    @Test
    void U2_neighbours_that_have_to_move_for_it_say_that_a_rule_moved_them() {
        TestRoom room =
                aPackingList(bag("a", "a1"), bag("b", "a2" + "V".repeat(20)), bag("c", "a2" + "V".repeat(19) + "W"));

        Decision decision = room.client("ann").decides(move("bag", "a", "a2" + "V".repeat(30)));

        assertThat(order(room, "bag", "position")).containsExactly("b", "a", "c");
        assertThat(changes(decision).stream().map(RoomRespaceTest::rule))
                .contains(Optional.of("respace"))
                .contains(Optional.empty());
    }

    @Test
    void U2_it_is_the_field_of_the_type_that_counts_whatever_its_name() {
        TestRoom room = aTrip(item("a", "place", "a1"), item("b", "place", "a2"));

        room.client("ann").decides(move("item", "a", "a2" + LONG));

        assertThat(order(room, "item", "place")).containsExactly("b", "a");
        assertThat(position(room, "item", "a", "place")).hasSizeLessThanOrEqualTo(Respacing.LONGEST);
    }

    @Test
    void U2_equal_positions_stay_and_ids_order_them() {
        TestRoom room = aTrip(category("a"), category("b"));

        room.client("ann").decides(move("category", "b", "a1"));
        Decision decision = room.client("ben").decides(move("category", "a", "a1"));

        assertThat(changes(decision)).hasSize(1);
        assertThat(order(room, "category", "position")).containsExactly("a", "b");
    }

    @Test
    void U2_a_short_position_asks_for_nothing_more_than_the_entity_it_moves() {
        TestRoom room = aPackingList(bag("a", "a1"));
        assertThat(Room.need(
                                Kinds.bundled().find("packing-list").orElseThrow(),
                                room.client("ann").batch(List.of(List.of(move("bag", "a", "a2")))))
                        .types())
                .isEmpty();
    }

    @Test
    void U2_many_long_positions_in_one_mutation_do_not_get_it_refused() {
        TestRoom room = aPackingList();
        Operation[] many = IntStream.range(0, 90)
                .mapToObj(i -> bag("b" + i, "a" + LONG + "Vz".charAt(i % 2) + (char) ('A' + i % 26) + i + "V"))
                .toArray(Operation[]::new);

        Decision decision = room.client("ann").decides(many);

        TestRoom.applied(decision);
    }

    @Test
    void U2_two_people_who_insert_in_turn_at_one_place_find_their_order_and_short_keys() {
        SplittableRandom random = new SplittableRandom(20_260_701);
        TestRoom room = aPackingList(bag("first", "a"), bag("last", "b"));
        List<String> meant = new ArrayList<>(List.of("first", "last"));
        int respaced = 0;
        int at = 1;
        for (int i = 0; i < 5_000; i++) {
            boolean ann = i % 2 == 0;
            String id = "bag" + random.nextInt(1_000_000) + "-" + i;
            String key = Positions.between(
                    Optional.of(position(room, "bag", meant.get(at - 1), "position")),
                    Optional.of(position(room, "bag", meant.get(at), "position")),
                    random.nextInt());
            Decision decision = room.client(ann ? "ann" : "ben").decides(bag(id, key));
            TestRoom.applied(decision);
            meant.add(at, id);
            at += ann ? 1 : 0;
            assertThat(key).hasSizeLessThan(40);
            assertThat(changes(decision)).hasSizeBetween(1, Respacing.MOST + 1);
            respaced += changes(decision).size() - 1;
        }
        assertThat(order(room, "bag", "position")).containsExactlyElementsOf(meant);
        assertThat(respaced).isBetween(1_000, 25_000);
    }

    private static Operation bag(String id, String position) {
        return make("bag", id, Map.of("name", Json.of(id), "position", Json.of(position)));
    }

    private static List<Change> changes(Decision decision) {
        return decision.commit().map(Commit::changes).orElse(List.of());
    }

    private static Optional<String> rule(Change change) {
        return change.rule();
    }

    private static String position(TestRoom room, String type, String id, String field) {
        return position(room.entity(type, id), field);
    }

    private static String position(Entity entity, String field) {
        return entity.fields().get(field) instanceof Json.Str(String position) ? position : "";
    }

    private static List<String> order(TestRoom room, String type, String field) {
        Stream<Entity> siblings = room.entities().values().stream()
                .filter(entity -> entity.key().type().equals(type));
        return siblings.sorted(Comparator.comparing((Entity entity) -> position(entity, field))
                        .thenComparing(entity -> entity.key().id()))
                .map(entity -> entity.key().id())
                .toList();
    }
}
