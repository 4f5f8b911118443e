package dev.tandem.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonWriterTest {
    @Test
    void writes_without_white_space_and_in_order() {
        Json value = Json.object()
                .put("b", 1)
                .put("a", Json.array(List.of(Json.of(true), Json.NULL, Json.of("x"))))
                .putText("absent", Optional.empty())
                .put("o", Json.object().build())
                .build();

        assertThat(JsonWriter.write(value)).isEqualTo("{\"b\":1,\"a\":[true,null,\"x\"],\"o\":{}}");
    }

    @Test
    void strings_are_read_as_they_were_written() {
        String text =
                "quote \" backslash \\ slash / tab \t line \n null \u0000 escape \u001b separator \u2028 Thai ก้ tent 🏕";

        assertThat(JsonReader.FRAMES.read(JsonWriter.writeUtf8(Json.of(text)))).isEqualTo(Json.of(text));
        assertThat(JsonWriter.write(Json.of(text)).chars()).allMatch(unit -> unit >= ' ');
    }

    @Test
    void utf_8_is_the_same_text() {
        Json value = Json.of("ครัว 🏕");

        assertThat(new String(JsonWriter.writeUtf8(value), StandardCharsets.UTF_8))
                .isEqualTo(JsonWriter.write(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "9007199254740992", "-9007199254740993", "1e16"})
    void F4_a_number_that_javascript_would_not_read_is_not_written(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonWriter.write(new Json.Num(new BigDecimal(number))))
                .withMessageContaining("JavaScript");
    }

    @Test
    void F4_every_number_that_is_written_is_read_as_the_same_double() {
        long seed = new Random().nextLong();
        System.out.println("JsonWriterTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12);
            Json value = new Json.Num(new BigDecimal(number));

            String text = JsonWriter.write(value);

            assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(number);
            assertThat(JsonWriter.write(JsonReader.FRAMES.read(text))).isEqualTo(text);
        }
    }

    @Test
    void numbers_are_equal_by_value() {
        assertThat(new Json.Num(new BigDecimal("1.0")))
                .isEqualTo(Json.of(1))
                .hasSameHashCodeAs(Json.of(1))
                .isNotEqualTo(Json.of(2));
    }
}
