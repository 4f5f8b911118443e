package dev.tandem.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportFileTest {
    private static final Kind PACKING = Kinds.bundled().find("packing-list").orElseThrow();

    @Test
    void a_list_as_gear_tools_export_it_becomes_items_in_categories() {
        Reading.Plan plan = plan("""
                Item Name,Category,desc,qty,weight,unit,url,price,worn,consumable
                Tent,Shelter,"Two people,
                green",1,1.2,kilogram,https://example.org/tent,299,,
                Socks,Clothes,,3,2,oz,,,Worn,
                Fuel,Kitchen,,1,100,gram,,,,Consumable
                """);

        assertThat(plan.drafts())
                .extracting(Draft::type)
                .containsExactly("category", "category", "category", "item", "item", "item");
        assertThat(fields(plan, "Tent"))
                .containsEntry("weight", number("1200"))
                .containsEntry("notes", Json.of("Two people,\ngreen\nurl: https://example.org/tent\nprice: 299"));
        assertThat(fields(plan, "Socks"))
                .containsEntry("quantity", Json.of(3))
                .containsEntry("weight", number("56.7"))
                .containsEntry("notes", Json.of("Worn"));
        assertThat(fields(plan, "Fuel")).containsEntry("notes", Json.of("Consumable"));
        assertThat(draft(plan, "Socks").references()).containsEntry("categoryId", List.of("category clothes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,quantity\nTent,2\n",
                "name;quantity\nTent;2\n",
                "name\tquantity\r\nTent\t2\r\n",
                "sep=;\nNAME;Qty\nTent;2\n",
                "\uFEFFname,quantity\nTent,2",
                "\n\nname,quantity\n\nTent,2\n"
            })
    void separators_line_ends_marks_and_empty_lines_do_not_matter(String csv) {
        assertThat(fields(plan(csv), "Tent")).containsEntry("quantity", Json.of(2));
    }

    @Test
    void a_spreadsheet_in_utf_16_is_read_by_its_mark() {
        byte[] file = "\uFEFFname\nเต็นท์\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(ImportFile.read(PACKING, file, false))
                .isInstanceOfSatisfying(
                        Reading.Plan.class,
                        plan -> assertThat(fields(plan, "เต็นท์")).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,quantity\\nTent,three|line 2: bad-quantity: three",
                "name,quantity\\nTent,1\\n,4|line 3: missing-name",
                "name,quantity\\nTent,100000|line 2: out-of-range: quantity",
                "name,quantity\\nTent,1.5|line 2: wrong-type: quantity",
                "name,weight\\nTent,-3|line 2: bad-weight: -3",
                "name,weight,unit\\nTent,3,stone|line 2: bad-unit: stone",
                "name,packed\\nTent,perhaps|line 2: bad-boolean: perhaps",
                "name\\nTent,more|line 2: too-many-cells: more",
                "quantity\\n3|line 1: missing-column: name",
                "name,Name\\nTent,Tent|line 1: duplicate-column: Name",
                "name,notes\\n\"Tent,1|line 2: bad-csv: a quote is out of place",
                "name\\n|no-items",
                "[1]|line 1: not-an-object",
                "{\"items\":3}|bad-form: an array of items, or an object with entities",
                "{\"a\":1,\"a\":2}|duplicate-key: /a",
                "{\"kind\":\"orders\",\"entities\":[]}|wrong-kind: orders",
            })
    void what_cannot_be_taken_is_named_with_its_line(String file, String problem) {
        assertThat(problems(file.replace("\\n", "\n"))).contains(problem);
    }

    @Test
    void all_mistakes_of_a_file_are_named_at_once() {
        assertThat(problems("name,quantity,weight\n,x,y\nTent,1,1\n,1,z\n"))
                .containsExactly(
                        "line 2: missing-name",
                        "line 2: bad-quantity: x",
                        "line 2: bad-weight: y",
                        "line 4: missing-name",
                        "line 4: bad-weight: z");
    }

    @Test
    void bad_lines_are_left_out_and_named_where_that_is_asked_for() {
        Reading reading = ImportFile.read(PACKING, bytes("name,quantity\nTent,1\nStove,many\n"), true);
        assertThat(reading).isInstanceOfSatisfying(Reading.Plan.class, plan -> {
            assertThat(plan.drafts()).hasSize(1);
            assertThat(plan.skipped()).extracting(Problem::toString).containsExactly("line 3: bad-quantity: many");
        });
    }

    @Test
    void binary_empty_and_huge_files_are_refused() {
        assertThat(problems(new byte[] {(byte) 0xff, (byte) 0xd8, 0x00, 0x10}))
                .containsExactly("not-utf8: save the file as UTF-8");
        assertThat(problems(new byte[] {'a', 0, 'b'})).containsExactly("not-text");
        assertThat(problems(new byte[0])).containsExactly("empty-file");
        assertThat(problems(bytes(" \n \n"))).containsExactly("empty-file");
        assertThat(problems(new byte[10_000_001])).containsExactly("too-large: at most 10 MB");
        assertThat(problems("[".repeat(100_000))).allMatch(problem -> problem.startsWith("too-deep"));
    }

    @Test
    void a_hundred_thousand_lines_are_read() {
        Reading.Plan plan = plan("name,category\n" + "Sock,Clothes\n".repeat(100_000));
        assertThat(plan.drafts()).hasSize(100_001);
    }

    @Test
    void cells_that_look_like_formulas_are_text() {
        assertThat(fields(plan("name\n=1+2\n"), "=1+2")).isNotEmpty();
        assertThat(fields(plan("name\n'=1+2\n"), "=1+2")).isNotEmpty();
    }

    @Test
    void rows_in_json_have_the_columns_of_a_table() {
        Reading.Plan plan = plan("""
                {"items":[{"name":"Tent","category":"Shelter","qty":2,"worn":true,"colour":"green"},{"name":"Stove","packed":true}]}""");
        assertThat(fields(plan, "Tent"))
                .containsEntry("quantity", Json.of(2))
                .containsEntry("notes", Json.of("colour: green\nWorn"));
        assertThat(fields(plan, "Stove")).containsEntry("packed", Json.of(true));
    }

    @Test
    void whatever_the_bytes_are_the_answer_is_a_plan_or_problems() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] alphabet = bytes("name,category;\t\"'\n\r{}[]:=1.5éเ\uFEFF");
        for (int round = 0; round < 5_000; round++) {
            byte[] file = new byte[random.nextInt(80)];
            for (int i = 0; i < file.length; i++) {
                file[i] = alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(ImportFile.read(PACKING, file, random.nextBoolean()))
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }

    private static Reading.Plan plan(String file) {
        Reading reading = ImportFile.read(PACKING, bytes(file), false);
        assertThat(reading).as(file.length() < 500 ? file : "a long file").isInstanceOf(Reading.Plan.class);
        return (Reading.Plan) reading;
    }

    private static List<String> problems(String file) {
        return problems(bytes(file));
    }

    private static List<String> problems(byte[] file) {
        Reading reading = ImportFile.read(PACKING, file, false);
        assertThat(reading).isInstanceOf(Reading.Unfit.class);
        return ((Reading.Unfit) reading)
                .problems().stream().map(Problem::toString).toList();
    }

    private static Draft draft(Reading.Plan plan, String name) {
        return plan.drafts().stream()
                .filter(draft -> Json.of(name).equals(draft.fields().get("name")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Json> fields(Reading.Plan plan, String name) {
        return draft(plan, name).fields();
    }

    private static Json number(String text) {
        return new Json.Num(new java.math.BigDecimal(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
