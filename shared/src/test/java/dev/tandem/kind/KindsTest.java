package dev.tandem.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.kind.EntityType.DeleteConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class KindsTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "kinds");

    private final Kinds kinds = Kinds.bundled();

    @Test
    void every_kind_file_is_in_the_index() throws IOException {
        Json.Obj index = (Json.Obj) JsonReader.FILES.read(Files.readAllBytes(FOLDER.resolve("index.json")));
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Json> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !List.of("index.json", "builtin.json").contains(name))
                    .sorted()
                    .map(Json::of)
                    .toList();

            assertThat(index.items("kinds")).isEqualTo(names).isNotEmpty();
        }
    }

    @Test
    void R2_the_file_of_a_kind_is_handed_on_as_it_is() throws IOException {
        assertThat(kinds.text("packing-list")).contains(Files.readString(FOLDER.resolve("packing-list.json")));
        assertThat(kinds.text("nothing")).isEmpty();
    }

    @Test
    void an_unknown_kind_is_nothing() {
        assertThat(kinds.find("Packing-List")).isEmpty();
        assertThat(kinds.find("../kinds/packing-list")).isEmpty();
    }

    @Test
    void a_packing_list_has_its_types_and_fields() {
        Kind kind = kinds.find("packing-list").orElseThrow();

        assertThat(kinds.all()).contains(kind);
        assertThat(kind.title()).containsKeys("en", "th");
        assertThat(fields(kind, "list"))
                .containsExactlyInAnyOrder("name", "destination", "startsOn", "endsOn", "notes");
        assertThat(fields(kind, "item"))
                .containsExactlyInAnyOrder(
                        "name",
                        "quantity",
                        "packed",
                        "essential",
                        "notes",
                        "weight",
                        "categoryId",
                        "bagId",
                        "travelerId",
                        "position");
        assertThat(fields(kind, "category")).containsExactlyInAnyOrder("name", "position");
        assertThat(fields(kind, "bag")).containsExactlyInAnyOrder("name", "kind", "weightLimit", "position");
        assertThat(fields(kind, "traveler")).containsExactlyInAnyOrder("name", "userId", "position");
    }

    @Test
    void M2_M3_a_packing_list_merges_as_people_pack() {
        Kind kind = kinds.find("packing-list").orElseThrow();

        assertThat(policy(kind, "packed")).isEqualTo("any-true");
        assertThat(policy(kind, "essential")).isEqualTo("last-write-wins");
        assertThat(type(kind, "item").deleteConflict()).isEqualTo(DeleteConflict.UPDATE_REVIVES);
        assertThat(List.of("category", "bag", "traveler"))
                .allSatisfy(
                        type -> assertThat(type(kind, type).deleteConflict()).isEqualTo(DeleteConflict.DELETE_WINS));
    }

    private static EntityType type(Kind kind, String name) {
        return Optional.ofNullable(kind.entities().get(name)).orElseThrow();
    }

    private static Iterable<String> fields(Kind kind, String type) {
        return type(kind, type).fields().keySet();
    }

    private static String policy(Kind kind, String field) {
        return Optional.ofNullable(type(kind, "item").fields().get(field))
                .orElseThrow()
                .merge()
                .name();
    }
}
