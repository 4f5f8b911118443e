package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.client.Submission;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories and parties, through the public API of a running stack and back. */
final class ImportKindsTest {
    private static final Path PARTY = Path.of("../../docs/examples/party.csv");

    /** What the server writes anew, beside ids. */
    private static final Set<String> SERVERS = Set.of("author", "madeAt", "createdAt", "editedAt", "purchasedAt");

    @TempDir
    private Path root;

    private final Commands commands = new Commands();

    @AfterEach
    void stop() {
        commands.close();
    }

    @Test
    void goods_come_with_their_opening_balance_and_without_adjustments() throws Exception {
        Form report = commands.imported("inventory", Northwind.FOLDER.resolve("products.csv"));

        assertThat(report.whole("items", 0)).isEqualTo(Northwind.PRODUCTS);
        List<Entity> entities = commands.entities(report.text("room"));
        assertThat(entities).noneMatch(entity -> entity.key().type().equals("adjustment"));
        Entity chocolade = entities.stream()
                .filter(entity -> Json.of("Tofu").equals(entity.fields().get("name")))
                .findFirst()
                .orElseThrow();
        assertThat(chocolade.fields())
                .containsEntry("sku", Json.of("14"))
                .containsEntry("onHand", Json.of(35))
                .containsEntry("reorderPoint", Json.of(0))
                .containsEntry("unitCost", new Json.Num(new BigDecimal("23.25")))
                .containsEntry("unit", Json.of("40 - 100 g pkgs."));
    }

    @Test
    void an_inventory_comes_back_with_its_adjustments_reservations_comments_and_balances() throws Exception {
        String room = commands.imported("inventory", Northwind.FOLDER.resolve("products.csv"))
                .text("room");
        EntityKey tofu = commands.entities(room).stream()
                .filter(entity -> Json.of("Tofu").equals(entity.fields().get("name")))
                .findFirst()
                .orElseThrow()
                .key();
        Json itemId = Json.of(tofu.id());
        change(
                room,
                new Operation.Increment(tofu, "onHand", new BigDecimal(-30)),
                new Operation.Create(
                        new EntityKey("adjustment", "a1"),
                        Map.of("itemId", itemId, "delta", Json.of(7), "reason", Json.of("received"))),
                new Operation.Create(
                        new EntityKey("reservation", "r1"), Map.of("itemId", itemId, "quantity", Json.of(5))),
                new Operation.Create(
                        new EntityKey("comment", "c1"),
                        Map.of("onType", Json.of("stockItem"), "onId", itemId, "text", Json.of("Fresh?"))),
                new Operation.Create(
                        new EntityKey("comment", "c2"),
                        Map.of(
                                "onType", Json.of("stockItem"),
                                "onId", itemId,
                                "thread", Json.of("c1"),
                                "text", Json.of("Very"))));
        List<String> before = Shape.of(commands.entities(room), SERVERS);
        assertThat(before)
                .anyMatch(entity -> entity.contains("onHand=12") && entity.contains("reserved=5"))
                .anyMatch(entity -> entity.startsWith("adjustment") && entity.contains("delta=-30"));

        Path file = Files.writeString(root.resolve("room.json"), commands.exported(room));
        String copy = commands.imported("inventory", file).text("room");

        assertThat(Shape.of(commands.entities(copy), SERVERS)).isEqualTo(before);
        Form again = commands.imported("inventory", file, "--room", copy);
        assertThat(again.items("rejected")).isEmpty();
        assertThat(Shape.of(commands.entities(copy), SERVERS)).isEqualTo(before);
    }

    @Test
    void goods_written_as_csv_come_back_the_same() throws Exception {
        String csv = csv(commands.imported("inventory", Northwind.FOLDER.resolve("products.csv"))
                .text("room"));
        Path file = Files.writeString(root.resolve("goods.csv"), csv);

        assertThat(csv(commands.imported("inventory", file).text("room")))
                .isEqualTo(csv)
                .contains("Tofu");
    }

    @Test
    void a_party_comes_with_its_tasks_in_order_and_what_waits_is_blocked() throws Exception {
        Form report = commands.imported("party-budget", PARTY);

        List<Entity> entities = commands.entities(report.text("room"));
        assertThat(report.whole("items", 0)).isEqualTo(5);
        assertThat(report.items("rejected")).isEmpty();
        assertThat(entities)
                .filteredOn(entity ->
                        Json.of("Cook the curry").equals(entity.fields().get("title")))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.fields()).containsEntry("status", Json.of("blocked"));
                    assertThat(((Json.Arr) task.fields().getOrDefault("dependsOn", Json.NULL)).items())
                            .hasSize(2);
                });
        assertThat(entities)
                .filteredOn(
                        entity -> Json.of("Sticky rice").equals(entity.fields().get("name")))
                .singleElement()
                .satisfies(rice -> assertThat(rice.fields()).containsEntry("available", Json.of(true)));
        assertThat(RoomFacts.read(commands.signIn("importer"), report.text("room"))
                        .title())
                .isEqualTo("Songkran lunch");
    }

    @Test
    void a_party_comes_back_the_same_from_json_and_from_csv() throws Exception {
        String room = commands.imported("party-budget", PARTY).text("room");
        List<String> before = Shape.of(commands.entities(room), SERVERS);
        String csv = csv(room);

        Path json = Files.writeString(root.resolve("party.json"), commands.exported(room));
        Path table = Files.writeString(root.resolve("party.csv"), csv);

        assertThat(Shape.of(
                        commands.entities(
                                commands.imported("party-budget", json).text("room")),
                        SERVERS))
                .isEqualTo(before)
                .hasSize(19);
        Set<String> withoutPlaces = Set.of("purchasedAt", "position");
        String copy = commands.imported("party-budget", table).text("room");
        assertThat(Shape.of(commands.entities(copy), withoutPlaces))
                .isEqualTo(Shape.of(commands.entities(room), withoutPlaces));
        assertThat(csv(copy)).isEqualTo(csv);
    }

    @Test
    void a_packing_list_comes_back_with_its_comments() throws Exception {
        Path gear = Files.writeString(root.resolve("gear.csv"), "name,category\nTent,Shelter\nSocks,Clothes\n");
        String room = commands.imported("packing-list", gear).text("room");
        EntityKey tent = commands.entities(room).stream()
                .filter(entity -> Json.of("Tent").equals(entity.fields().get("name")))
                .findFirst()
                .orElseThrow()
                .key();
        change(
                room,
                new Operation.Create(
                        new EntityKey("comment", "c1"),
                        Map.of("onType", Json.of("item"), "onId", Json.of(tent.id()), "text", Json.of("Pegs?"))));
        List<String> before = Shape.of(commands.entities(room), SERVERS);

        Path file = Files.writeString(root.resolve("room.json"), commands.exported(room));

        assertThat(Shape.of(
                        commands.entities(
                                commands.imported("packing-list", file).text("room")),
                        SERVERS))
                .isEqualTo(before)
                .anyMatch(entity -> entity.contains("Pegs?") && entity.contains("item"));
    }

    private String csv(String room) throws InterruptedException {
        return commands.exported(room, "--format", "csv");
    }

    /** Each operation a mutation of its own. */
    private void change(String room, Operation... operations) throws InterruptedException {
        Api importer = commands.signIn("importer");
        Submission submission = new Submission(importer, room, "changer");
        submission.register();
        RoomFacts facts = RoomFacts.read(importer, room);
        List<List<Operation>> mutations =
                Stream.of(operations).map(operation -> List.of(operation)).toList();
        List<Outcome> outcomes = submission.submit(facts.epoch(), facts.seq(), mutations, decided -> {});
        assertThat(outcomes).allMatch(Outcome.Applied.class::isInstance);
    }
}
