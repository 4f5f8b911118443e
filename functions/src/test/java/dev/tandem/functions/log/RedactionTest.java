package dev.tandem.functions.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Issuer;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No line of a log holds a secret, or is two lines, whatever is written to it. */
final class RedactionTest {
    private final List<String> lines = new ArrayList<>();
    private final Log log = new Log(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), lines::add);

    private String logged(String text) {
        log.info(text, Map.of("field", text));
        return lines.getLast();
    }

    private static String random(int length) {
        SimWorld world = new SimWorld(length, Faults.none());
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                    .charAt(world.random().nextInt(64)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"tkt_,tkt_…", "inv_,inv_…", "ticket.tkt_,ticket.tkt_…", "Bearer inv_,Bearer inv_…"})
    void a_secret_with_a_mark_is_masked_wherever_it_stands(String mark, String shown) {
        String secret = random(43);

        String line = logged("before " + mark + secret + " after");

        assertThat(line.contains(secret)).isFalse();
        assertThat(line)
                .contains("\"event\":\"before " + shown + " after\"", "\"field\":\"before " + shown + " after\"");
    }

    @Test
    void an_access_token_is_masked() {
        String token = new Issuer().token("anna", Instant.EPOCH);

        String line = logged("authorization: Bearer " + token + ", and on");

        assertThat(line.contains(token.substring(10))).isFalse();
        assertThat(line.contains(token.substring(token.lastIndexOf('.')))).isFalse();
        assertThat(line).contains("Bearer eyJ…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.test", "<a.b+c@mail.example.test>", "mailto:anna@example.test"})
    void an_address_is_masked(String address) {
        assertThat(logged("to " + address))
                .doesNotContain("anna", "a.b+c", "example")
                .contains("…@…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\u001B[31m",
                "\u009B31m",
                "\u2028",
                "\u2029",
                "\u0085",
                "\u202E",
                "\u0000",
                "\u200B",
                "\u007F"
            })
    void what_breaks_a_line_or_steers_a_terminal_is_spelled_out(String steering) {
        String line = logged("a" + steering + "{\"level\":\"forged\"}");

        assertThat(line.codePoints()
                        .noneMatch(each -> steering.indexOf(each) >= 0
                                && Character.getType(each) != Character.DECIMAL_DIGIT_NUMBER
                                && each != '['
                                && each != 'm'))
                .isTrue();
        assertThat(line).contains("u%04x".formatted(steering.codePointAt(0))).doesNotContain("\"level\":\"forged\"");
    }

    @Test
    void a_text_without_end_is_cut() {
        assertThat(logged("x".repeat(100_000)).length()).isLessThan(3_000);
    }

    @Test
    void half_a_character_harms_nothing() {
        assertThat(logged("a\uD83D")).contains("ud83d");
    }

    @Test
    void what_is_harmless_stays() {
        assertThat(logged("store-unavailable Mg_ugfpqPHcCIVA= ข้อความ 😀"))
                .contains("store-unavailable Mg_ugfpqPHcCIVA= ข้อความ 😀");
    }
}
