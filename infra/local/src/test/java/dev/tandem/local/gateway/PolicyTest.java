package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyTest {

    private static final String ARN = "arn:aws:execute-api:local:000000000000:api/test/$connect";

    private static Policy.Decision decide(String statements) throws IOException {
        return Policy.evaluate(Json.read(("{\"Statement\":" + statements + "}").getBytes(UTF_8)), ARN);
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":%s,\"Resource\":%s}".formatted(effect, action, resource);
    }

    @Test
    void aws_1_8_a_deny_wins_over_an_allow() throws Exception {
        String allow = statement("Allow", "\"*\"", "\"*\"");
        String deny = statement("Deny", "\"execute-api:Invoke\"", "[\"other\",\"" + ARN + "\"]");
        assertThat(decide("[" + allow + "]")).isEqualTo(Policy.Decision.ALLOW);
        assertThat(decide(allow)).isEqualTo(Policy.Decision.ALLOW);
        assertThat(decide("[" + allow + "," + deny + "]")).isEqualTo(Policy.Decision.DENY);
    }

    @Test
    void aws_1_8_what_is_not_allowed_is_denied() throws Exception {
        assertThat(decide(statement("Allow", "\"execute-api:Invoke\"", "\"arn:aws:execute-api:*:*:api/prod/*\"")))
                .isEqualTo(Policy.Decision.DENY);
        assertThat(decide(statement("Allow", "\"execute-api:ManageConnections\"", "\"*\"")))
                .isEqualTo(Policy.Decision.DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "*,anything,true",
        "a*c,abbc,true",
        "a*c,abbd,false",
        "a?c,abc,true",
        "a?c,ac,false",
        "*b*b*,abab,true",
        "*b*b*,aba,false",
        "a,a,true",
        "a,ab,false",
        "a**,a,true"
    })
    void a_star_is_any_text_and_a_question_mark_one_character(String pattern, String text, boolean matches) {
        assertThat(Policy.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void a_pattern_of_stars_takes_no_exponential_time() {
        assertThat(Policy.matches("*a".repeat(2_000) + "b", "a".repeat(4_000))).isFalse();
    }
}
