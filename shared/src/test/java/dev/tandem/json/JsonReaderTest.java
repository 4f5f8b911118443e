package dev.tandem.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tandem.json.JsonRefused.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonReaderTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void F4_what_is_not_strict_json_is_refused(String name, String text, Code code, String where) {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> JsonReader.FRAMES.read(text))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.where()).matches(where);
                });
    }

    static Stream<Arguments> hostile() {
        return Stream.of(notJson(), numbers(), strings(), structure()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> notJson() {
        return Stream.of(
                bad("nothing", ""),
                bad("white space only", " \n\t "),
                bad("an object that does not end", "{\"a\":1"),
                bad("an array that does not end", "[1,"),
                bad("a string that does not end", "\"abc"),
                bad("a name without a value", "{\"a\"}"),
                bad("a name without quotes", "{a:1}"),
                bad("single quotes", "{'a':1}"),
                bad("a comma at the end of an object", "{\"a\":1,}"),
                bad("a comma at the end of an array", "[1,]"),
                bad("a missing comma", "[1 2]"),
                bad("a block comment", "{/* x */}"),
                bad("a line comment", "[1] // x"),
                bad("a hash comment", "# x\n[1]"),
                bad("text after the value", "{} x"),
                bad("two values", "{}{}"),
                bad("a closing bracket too many", "[]]"),
                bad("brackets of two kinds", "[}"),
                bad("undefined", "undefined"),
                bad("a word in capitals", "TRUE"),
                bad("a byte order mark", "\uFEFF{}"),
                bad("a no-break space", "\u00A0{}"),
                bad("a NUL between tokens", "[\u00001]"));
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                bad("NaN", "NaN"),
                bad("Infinity", "[-Infinity]"),
                bad("a leading zero", "01"),
                bad("a leading plus", "+1"),
                bad("a leading point", ".5"),
                bad("a point at the end", "[5.]"),
                bad("an exponent without digits", "[1e]"),
                bad("hexadecimal", "0x10"),
                bad("an underscore in a number", "[1_000]"),
                refused("1e400", "[1e400]", Code.TOO_LARGE, "/0"),
                refused("-1e400", "{\"a\":-1e400}", Code.TOO_LARGE, "/a"),
                refused("2^53", "[9007199254740992]", Code.TOO_LARGE, "/0"),
                refused("-2^53", "[-9007199254740992]", Code.TOO_LARGE, "/0"),
                refused("2^53+1", "[9007199254740993]", Code.TOO_LARGE, "/0"),
                refused("a long that is not safe", "[9223372036854775807]", Code.TOO_LARGE, "/0"),
                refused("a number of 33 characters", "[0." + "1".repeat(31) + "]", Code.TOO_LARGE, "/0"),
                refused("a number of 100,000 characters", "[" + "1".repeat(100_000) + "]", Code.TOO_LARGE, ""));
    }

    private static Stream<Arguments> strings() {
        return Stream.of(
                bad("a line break in a string", "\"a\nb\""),
                bad("a control character in a string", "\"a\u0001b\""),
                bad("an unknown escape", "\"\\x41\""),
                bad("an escape of three digits", "\"\\u00g1\""),
                bad("a lone high surrogate", "\"\\ud83d\""),
                bad("a lone low surrogate", "\"\\udE00\""),
                bad("surrogates in the wrong order", "\"\\ude00\\ud83d\""),
                bad("a lone surrogate in a name", "{\"\\ud83d\":1}"),
                bad("a lone surrogate in a name that is too long", "{\"\uD83D" + "x".repeat(128) + "\":1}"),
                bad("a lone surrogate as itself", "\"\uD83D\""),
                refused("a string of 16,385 characters", quoted(16_385), Code.TOO_LARGE, ""),
                refused("a string of 60,000 characters", quoted(60_000), Code.TOO_LARGE, ""),
                refused("a name of 129 characters", "{" + quoted(129) + ":1}", Code.TOO_LARGE, "/" + "x".repeat(129)),
                refused("a name of 5,000 characters", "{" + quoted(5_000) + ":1}", Code.TOO_LARGE, ""));
    }

    private static Stream<Arguments> structure() {
        return Stream.of(
                refused("a name twice", "{\"a\":1,\"b\":2,\"a\":1}", Code.DUPLICATE_KEY, "/a"),
                refused("a name twice, once escaped", "{\"a\":1,\"\\u0061\":1}", Code.DUPLICATE_KEY, "/a"),
                refused(
                        "a name twice, deep inside",
                        "{\"a\":[{\"b/c\":1,\"b/c\":1}]}",
                        Code.DUPLICATE_KEY,
                        "/a/0/b~1c"),
                refused("__proto__ twice", "{\"__proto__\":1,\"__proto__\":2}", Code.DUPLICATE_KEY, "/__proto__"),
                refused("an empty name twice", "{\"\":1,\"\":2}", Code.DUPLICATE_KEY, "/"),
                refused("17 arrays", nested(17), Code.TOO_DEEP, "/0".repeat(16)),
                refused("10,000 arrays", nested(10_000), Code.TOO_DEEP, "/0".repeat(16)),
                refused("10,000 objects", "{\"a\":".repeat(10_000), Code.TOO_DEEP, "/a".repeat(16)),
                refused("a text of 128 KB and 1", "[" + " ".repeat(131_071) + "]", Code.TOO_LARGE, ""));
    }

    @Test
    void a_mistake_is_named_with_its_line_and_column() {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> JsonReader.FILES.read("{\n  \"a\": 1,\n  b\n}"))
                .withMessage("bad-json at 3:3");
    }

    @Test
    void F4_each_limit_itself_is_allowed() {
        assertThat(JsonReader.FRAMES.read(nested(16))).isInstanceOf(Json.Arr.class);
        assertThat(JsonReader.FRAMES.read(quoted(16_384))).isEqualTo(Json.of("x".repeat(16_384)));
        assertThat(JsonReader.FRAMES.read("{" + quoted(128) + ":1}"))
                .isEqualTo(Json.object().put("x".repeat(128), 1).build());
        assertThat(JsonReader.FRAMES.read("0." + "1".repeat(30))).isInstanceOf(Json.Num.class);
        assertThat(JsonReader.FRAMES.read("9007199254740991")).isEqualTo(Json.of(9_007_199_254_740_991L));
        assertThat(JsonReader.FRAMES.read("-9007199254740991")).isEqualTo(Json.of(-9_007_199_254_740_991L));
        assertThat(JsonReader.FRAMES.read("[" + " ".repeat(131_070) + "]")).isEqualTo(new Json.Arr(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "-0, 0",
        "-0.0, 0",
        "0e5, 0",
        "1.0, 1",
        "1E2, 100",
        "1e-400, 0",
        "0.1, 0.1",
        "1.50, 1.5",
        "0.000001, 0.000001",
        "1e-7, 1E-7",
        "0.30000000000000004, 0.30000000000000004",
        "0.1000000000000000055511151, 0.1",
        "9007199254740990.6, 9007199254740991",
        "1e15, 1000000000000000"
    })
    void F4_a_number_is_what_javascript_makes_of_it(String text, String written) {
        assertThat(JsonWriter.write(JsonReader.FRAMES.read(text))).isEqualTo(written);
    }

    @Test
    void invalid_utf_8_is_refused() {
        List<byte[]> invalid = List.of(
                bytes('"', 0xC3, '"'), // a character that does not end
                bytes('"', 0xC0, 0xAF, '"'), // an overlong form
                bytes('"', 0xED, 0xA0, 0x80, '"'), // a surrogate
                bytes('"', 0xF5, 0x80, 0x80, 0x80, '"'), // beyond Unicode
                bytes(0xFF, 0xFE, '1', 0)); // UTF-16

        assertThat(invalid).allSatisfy(bytes -> assertThat(refusal(bytes)).isEqualTo(Code.BAD_JSON));
    }

    @Test
    void a_byte_order_mark_in_utf_8_is_refused() {
        assertThat(refusal("\uFEFF[]".getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.BAD_JSON);
    }

    @Test
    void utf_8_beyond_the_limit_is_refused() {
        assertThat(refusal(new byte[131_073])).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void a_hundred_thousand_names_are_read_from_a_file_but_not_from_a_frame() {
        String text =
                IntStream.range(0, 100_000).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(",", "{", "}"));

        assertThat(((Json.Obj) JsonReader.FILES.read(text)).members()).hasSize(100_000);
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void names_of_one_hash_are_all_kept() {
        // "Aa" and "BB" have one hash in Java, and so has every mixture of them.
        List<String> names = List.of("");
        for (int i = 0; i < 11; i++) {
            names = names.stream()
                    .flatMap(name -> Stream.of(name + "Aa", name + "BB"))
                    .toList();
        }
        String text = names.stream().map(name -> "\"" + name + "\":0").collect(Collectors.joining(",", "{", "}"));

        assertThat(names).hasSize(2_048).allMatch(name -> name.hashCode() == "AaAaAaAaAaAaAaAaAaAaAa".hashCode());
        assertThat(((Json.Obj) JsonReader.FRAMES.read(text)).members()).containsOnlyKeys(names);
    }

    @Test
    void names_keep_the_order_of_the_text() {
        Json.Obj object = (Json.Obj) JsonReader.FRAMES.read("{\"b\":1,\"a\":2,\"__proto__\":3}");

        assertThat(object.members().keySet()).containsExactly("b", "a", "__proto__");
    }

    @Test
    void text_beyond_the_basic_plane_is_read_as_itself_and_as_escapes() {
        assertThat(JsonReader.FRAMES.read("\"\\ud83c\\udfd5\"")).isEqualTo(JsonReader.FRAMES.read("\"🏕\""));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Code refusal(byte[] bytes) {
        return assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> JsonReader.FRAMES.read(bytes))
                .actual()
                .code();
    }

    private static Arguments bad(String name, String text) {
        return arguments(name, text, Code.BAD_JSON, "[1-9][0-9]*:[1-9][0-9]*");
    }

    private static Arguments refused(String name, String text, Code code, String where) {
        return arguments(name, text, code, Pattern.quote(where));
    }

    private static String quoted(int length) {
        return '"' + "x".repeat(length) + '"';
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
