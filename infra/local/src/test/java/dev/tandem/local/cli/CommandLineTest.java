package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands, against a running stack. */
final class CommandLineTest {
    private static final String GEAR = """
            Item Name,Category,desc,qty,weight,unit,worn,consumable
            Tent,Shelter,"for two, green",1,1.2,kg,,
            Stakes,shelter,,8,0.5,oz,,
            Trousers,Clothes,,1,320,gram,Worn,
            ชุดปฐมพยาบาล,First aid,,1,1,lb,,Consumable
            """;

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private LocalStack stack = LocalStack.start(
            new StackSettings(0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), System.err::println));

    @BeforeEach
    void writeTheList() throws Exception {
        Files.writeString(root.resolve("gear.csv"), GEAR);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void an_import_makes_a_room_and_says_where_and_how_much() throws Exception {
        Form report = imported("gear.csv");

        assertThat(report.whole("items", 0)).isEqualTo(4);
        assertThat(report.whole("categories", 0)).isEqualTo(3);
        assertThat(report.items("warnings")).isEmpty();
        assertThat(report.text("url")).isEqualTo(stack.url() + "/rooms/" + report.text("room"));
        RoomFacts room = RoomFacts.read(Api.signIn(stack.url(), "importer", "importer"), report.text("room"));
        assertThat(room.title()).isEqualTo("gear");
        assertThat(room.entities())
                .filteredOn(entity -> entity.key().type().equals("item"))
                .hasSize(4);
    }

    @Test
    void importing_again_into_the_room_adds_items_and_finds_the_categories() throws Exception {
        String room = imported("gear.csv").text("room");

        Form again = imported("gear.csv", "--room", room);

        assertThat(again.text("room")).isEqualTo(room);
        assertThat(again.whole("items", 0)).isEqualTo(4);
        assertThat(again.whole("categories", 0)).isZero();
    }

    @Test
    void what_was_exported_as_json_comes_back_the_same() throws Exception {
        String room = imported("gear.csv", "--title", "ทริป").text("room");
        assertThat(run("export", room)).isZero();
        Path file = Files.write(root.resolve("room.json"), out.toByteArray());

        String copy = imported(file.getFileName().toString()).text("room");

        assertThat(csv(copy)).isEqualTo(csv(room)).contains("ชุดปฐมพยาบาล").contains("\"for two, green\"");
        Api importer = Api.signIn(stack.url(), "importer", "importer");
        assertThat(RoomFacts.read(importer, copy).title()).isEqualTo("ทริป");
    }

    @Test
    void what_was_exported_as_csv_comes_back_the_same() throws Exception {
        String first = csv(imported("gear.csv").text("room"));
        Files.writeString(root.resolve("items.csv"), first);

        assertThat(csv(imported("items.csv").text("room"))).isEqualTo(first);
    }

    @Test
    void a_list_with_a_mistake_is_refused_whole_and_no_room_is_made() throws Exception {
        Files.writeString(root.resolve("bad.csv"), "name,quantity\nTent,1\nSocks,many\n,3\n");

        assertThat(run("import", "packing-list", root.resolve("bad.csv").toString(), "--json"))
                .isEqualTo(1);

        assertThat(err.toString(UTF_8)).contains("line 3: bad-quantity").contains("line 4: missing-name");
        assertThat(Form.of(JsonReader.FILES.read(out.toByteArray())).objects("problems"))
                .extracting(problem -> problem.whole("line", 0))
                .containsExactly(3L, 4L);
        Form rooms = Form.of(Api.signIn(stack.url(), "importer", "importer").get("/api/rooms"));
        assertThat(rooms.items("rooms")).isEmpty();
        assertThat(imported("bad.csv", "--skip-bad").items("warnings")).hasSize(2);
    }

    @Test
    void a_thousand_items_go_in_and_come_out() throws Exception {
        StringBuilder list = new StringBuilder("name,category,notes\n");
        for (int i = 0; i < 1_000; i++) {
            list.append("Item ")
                    .append(i)
                    .append(",Category ")
                    .append(i % 20)
                    .append(",")
                    .append("n".repeat(i))
                    .append('\n');
        }
        Files.writeString(root.resolve("large.csv"), list);

        Form report = imported("large.csv");

        assertThat(report.whole("items", 0)).isEqualTo(1_000);
        assertThat(report.whole("categories", 0)).isEqualTo(20);
        assertThat(csv(report.text("room")).lines()).hasSize(1_001);
    }

    @Test
    void a_private_room_lets_nobody_else_in() throws Exception {
        String room = imported("gear.csv", "--private", "--as", "ann").text("room");

        assertThat(run("export", room, "--as", "bob")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("tandem: not-a-member: ").contains("--as");
        assertThat(run("export", room, "--as", "ann")).isZero();
    }

    @Test
    void a_token_is_all_that_is_printed() throws Exception {
        assertThat(run("token", "ann")).isZero();

        Api ann = new Api(stack.url(), out.toString(UTF_8).strip());
        assertThat(Form.of(ann.get("/api/me")).text("user")).isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource({
        "2, unknown-command, fly",
        "2, bad-option, up --port 70000",
        "2, bad-option, up --prot 1",
        "2, bad-option, up --express maybe",
        "2, bad-option, up --memory --data x",
        "2, missing-argument, token",
        "2, bad-option, token a#b",
        "2, unknown-kind, import no-such-kind gear.csv",
        "2, missing-argument, import packing-list",
        "1, no-file, import packing-list no-such-file.csv",
        "2, bad-option, export a/b",
        "2, bad-option, export r --format xml",
        "1, not-a-member, export nowhere",
        "1, telemetry-on, up --memory --port 0"
    })
    void what_cannot_be_done_is_said_in_one_line_with_a_code(int status, String code, String line) throws Exception {
        assertThat(run(line.split(" "))).isEqualTo(status);

        assertThat(err.toString(UTF_8).strip())
                .startsWith("tandem: " + code + ": ")
                .doesNotContain("\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void where_nothing_answers_it_says_what_to_start() throws Exception {
        stack.close();

        assertThat(run("token", "ann")).isEqualTo(1);

        assertThat(err.toString(UTF_8)).startsWith("tandem: not-reachable: ").contains("./tandem up");
        stack = LocalStack.start(new StackSettings(
                0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), System.err::println));
    }

    private Form imported(String file, String... options) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("import", "packing-list", root.resolve(file).toString(), "--json"));
        words.addAll(List.of(options));
        assertThat(run(words.toArray(String[]::new))).as(err.toString(UTF_8)).isZero();
        return Form.of(JsonReader.FILES.read(out.toByteArray()));
    }

    private String csv(String room) throws Exception {
        assertThat(run("export", room, "--format", "csv")).isZero();
        return out.toString(UTF_8);
    }

    /** Runs one command on the stack of this test, and forgets what earlier ones have printed. */
    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        List<String> line = new ArrayList<>(List.of(words));
        if (List.of("import", "export", "token").contains(words[0]) && words.length > 1) {
            line.addAll(List.of("--url", stack.url().toString()));
        }
        Terminal terminal = new Terminal(
                root,
                Map.of(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Clock.systemUTC());
        return CommandLine.run(line, terminal);
    }
}
