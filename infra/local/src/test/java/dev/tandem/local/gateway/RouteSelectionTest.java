package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteSelectionTest {

    private static String select(String expression, String body) {
        return RouteSelection.parse(expression).routeKey(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$request.body.action               | {\"action\":\"join\"}                     | join",
                "${request.body.action}             | {\"action\":\"join\"}                     | join",
                "$request.body.message.kind         | {\"message\":{\"kind\":\"chat\"}}         | chat",
                "$request.body['message'].kind      | {\"message\":{\"kind\":\"chat\"}}         | chat",
                "$request.body.list[1].name         | {\"list\":[{},{\"name\":\"second\"}]}     | second",
                "$request.body[0]                   | [\"first\",\"second\"]                    | first",
                "${request.body.a}/${request.body.b}| {\"a\":\"x\",\"b\":\"y\"}                 | x/y",
                "v1-${request.body.a}               | {\"a\":\"x\"}                             | v1-x",
                "static                             | {\"a\":\"x\"}                             | static",
                "\\$default                         | {\"a\":\"x\"}                             | $default",
            })
    void aws_1_2_an_expression_takes_values_out_of_the_body(String expression, String body, String key) {
        assertThat(select(expression, body)).isEqualTo(key);
    }

    @Test
    void aws_1_2_a_missing_value_is_an_empty_text() {
        assertThat(select("$request.body.action", "{}")).isEmpty();
        assertThat(select("$request.body.action.name", "{\"action\":\"join\"}")).isEmpty();
        assertThat(select("$request.body.list[7]", "{\"list\":[1]}")).isEmpty();
        assertThat(select("${request.body.service}-${request.body.action}", "{\"service\":\"chat\"}"))
                .isEqualTo("chat-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5                      | 5",
                "1.50                   | 1.50",
                "true                   | true",
                "[\"item1\", \"item2\"] | [item1, item2]",
                "[[1,2],[],[3]]         | [[1, 2], [], [3]]",
                "{\"a\":1,\"b\":[2]}    | {a=1, b=[2]}",
                "{}                     | {}",
            })
    void aws_1_2_a_value_that_is_no_text_becomes_one(String value, String text) {
        assertThat(select("$request.body.action", "{\"action\":" + value + ",\"more\":0}"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "{\"action\":\"join\"} trailing",
                "{\"action\":\"join\"}{}",
                "{\"action\":\"join\"",
                "{\"action\":\"join\",}",
                "{'action':'join'}",
                "[[[",
                "{\"action\":\"jo\u0001in\"}"
            })
    void aws_1_2_a_body_that_is_not_json_goes_to_default(String body) {
        assertThat(select("$request.body.action", body)).isEqualTo("$default");
    }

    @Test
    void aws_1_2_of_a_name_that_stands_twice_the_last_counts() {
        assertThat(select("$request.body.action", "{\"action\":\"a\",\"action\":\"b\"}"))
                .isEqualTo("b");
    }

    @Test
    void aws_1_2_ten_thousand_arrays_in_each_other_cost_no_stack() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(select("$request.body.action", deep)).isEmpty();
        assertThat(select("$request.body.action", "{\"x\":" + deep + ",\"action\":\"join\"}"))
                .isEqualTo("join");
        assertThat(select("$request.body.action", "{\"action\":" + deep + "}")).isEqualTo(deep);
        assertThat(select("$request.body.action", "[".repeat(60_000))).isEqualTo("$default");
    }

    @Test
    void aws_1_2_no_text_makes_the_selection_fail() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String alphabet = "{}[]\",:\\ua0l-1.e tfn'";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(select("$request.body.a[0].l", text.toString()))
                    .as("seed %d, text %s", seed, text)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$request.body.*",
                "$request.body..action",
                "$request.body.list[*]",
                "$request.header.x",
                "$context.routeKey",
                "${request.querystring.a}",
                "$request.body.a b"
            })
    void an_expression_the_gateway_does_not_understand_is_refused_at_once(String expression) {
        assertThatThrownBy(() -> RouteSelection.parse(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aws_1_2_a_route_key_of_ones_own_does_not_begin_with_a_dollar_sign() {
        assertThatThrownBy(() -> api("$request.body.action", "$mine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$mine");
        assertThatThrownBy(() -> api("$request.header.action", "join")).isInstanceOf(IllegalArgumentException.class);
        assertThat(api("$request.body.action", "$default").routes()).containsKey("$default");
    }

    private static WebSocketApi api(String selection, String key) {
        Map<String, Route> routes = Map.of(key, Route.oneWay(Recorder.agreeing()));
        return new WebSocketApi("/ws", "test", selection, routes, null, SocketLimits.ofApiGateway());
    }
}
