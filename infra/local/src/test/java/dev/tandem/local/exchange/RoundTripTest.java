package dev.tandem.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.exchange.Intake;
import dev.tandem.exchange.Reading;
import dev.tandem.exchange.RoomFile;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoundTripTest {
    private static final Kind PACKING = Kinds.bundled().find("packing-list").orElseThrow();

    private static final List<Entity> ROOM = List.of(
            entity("list", "list", Map.of("name", Json.of("Alps"), "startsOn", Json.of("2026-12-20"))),
            entity("category", "c1", Map.of("name", Json.of("Clothes"), "position", Json.of("a0"))),
            entity("bag", "b1", Map.of("name", Json.of("Blue"), "weightLimit", Json.of(8000))),
            entity("traveler", "t1", Map.of("name", Json.of("Ann"), "userId", Json.of("ann"))),
            entity(
                    "item",
                    "i1",
                    Map.of(
                            "name", Json.of("=Socks, \"warm\""),
                            "quantity", Json.of(3),
                            "packed", Json.of(true),
                            "weight", Json.of(57),
                            "notes", Json.of("two\nlines"),
                            "categoryId", Json.of("c1"),
                            "bagId", Json.of("b1"),
                            "travelerId", Json.of("t1"),
                            "position", Json.of("a0V"))),
            entity(
                    "item",
                    "i2",
                    Map.of("name", Json.of("ร่ม ☂"), "essential", Json.of(true), "position", Json.of("a1"))));

    @Test
    void a_room_written_as_json_comes_back_whole_under_new_ids() {
        List<Operation> operations = operations(RoomFile.write("packing-list", "Alps", ROOM), List.of());

        assertThat(operations).hasSize(ROOM.size());
        assertThat(operations)
                .anySatisfy(operation -> assertThat(operation)
                        .isEqualTo(new Operation.Update(
                                new EntityKey("list", "list"), ROOM.getFirst().fields())));
        Operation.Create socks = created(operations, "=Socks, \"warm\"");
        assertThat(socks.key().id()).startsWith("new");
        assertThat(socks.fields()).containsEntry("position", Json.of("a0V"));
        assertThat(created(operations, "Clothes").key().id())
                .isEqualTo(((Json.Str)
                                java.util.Objects.requireNonNull(socks.fields().get("categoryId")))
                        .value());
    }

    @Test
    void the_items_written_as_csv_come_back_with_their_categories_bags_and_travelers() {
        List<Operation> operations =
                operations(TableFile.write("packing-list", ROOM).orElseThrow(), List.of());

        Operation.Create socks = created(operations, "=Socks, \"warm\"");
        assertThat(socks.fields())
                .containsEntry("quantity", Json.of(3))
                .containsEntry("packed", Json.of(true))
                .containsEntry("weight", Json.of(57))
                .containsEntry("notes", Json.of("two\nlines"));
        assertThat(socks.fields()).containsKeys("categoryId", "bagId", "travelerId");
        assertThat(created(operations, "ร่ม ☂").fields())
                .containsEntry("essential", Json.of(true))
                .doesNotContainKey("categoryId");
    }

    @Test
    void what_a_room_already_has_is_found_by_its_name_and_what_is_new_goes_to_the_end() {
        List<Operation> operations = operations("name,category\nGloves,CLOTHES\nTent,Shelter\n", ROOM);

        assertThat(operations).hasSize(3);
        assertThat(created(operations, "Gloves").fields())
                .containsEntry("categoryId", Json.of("c1"))
                .hasEntrySatisfying("position", position -> assertIsAfter("a1", position));
        assertThat(created(operations, "Shelter").fields())
                .hasEntrySatisfying("position", position -> assertIsAfter("a0", position));
    }

    @Test
    void two_bags_of_one_name_stay_two() {
        List<Entity> twoBags = List.of(
                entity("bag", "b1", Map.of("name", Json.of("Backpack"))),
                entity("bag", "b2", Map.of("name", Json.of("Backpack"))));

        assertThat(operations(RoomFile.write("packing-list", "Alps", twoBags), List.of()))
                .hasSize(2);
    }

    private static void assertIsAfter(String last, Json position) {
        assertThat(((Json.Str) position).value()).isGreaterThan(last).hasSizeLessThan(8);
    }

    private static List<Operation> operations(String file, List<Entity> existing) {
        Reading reading = ImportFile.read(PACKING, file.getBytes(StandardCharsets.UTF_8), false);
        assertThat(reading).isInstanceOf(Reading.Plan.class);
        Iterator<String> ids =
                IntStream.range(0, 1_000).mapToObj(i -> "new" + i).iterator();
        return Intake.operations(PACKING, ((Reading.Plan) reading).drafts(), existing, ids::next);
    }

    private static Operation.Create created(List<Operation> operations, String name) {
        return operations.stream()
                .filter(Operation.Create.class::isInstance)
                .map(Operation.Create.class::cast)
                .filter(create -> Json.of(name).equals(create.fields().get("name")))
                .findFirst()
                .orElseThrow();
    }

    private static Entity entity(String type, String id, Map<String, Json> fields) {
        return new Entity(new EntityKey(type, id), 1, false, fields, Map.of(), Map.of());
    }
}
