package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {

    private static final String ID = "[A-Za-z0-9_-]{15}=";

    @Test
    void aws_1_2_a_message_goes_to_the_route_its_body_names_else_to_default() throws Exception {
        var join = Recorder.echo();
        var fallback = Recorder.echo();
        try (var gateway = new TestGateway()
                .twoWay("join", join)
                .twoWay("$default", fallback)
                .start()) {
            var client = gateway.connect();
            client.ask("{\"action\":\"join\"}");
            assertThat(join.next().path("requestContext").path("routeKey").asText())
                    .isEqualTo("join");
            for (String other : Set.of("{\"action\":\"other\"}", "no json", "{}", "{\"action\":\"JOIN\"}")) {
                client.ask(other);
                assertThat(fallback.next()
                                .path("requestContext")
                                .path("routeKey")
                                .asText())
                        .isEqualTo("$default");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$connect", "$disconnect", "$default"})
    void aws_1_2_no_message_selects_the_gateways_own_routes_by_name(String key) throws Exception {
        var connect = Recorder.agreeing();
        var disconnect = Recorder.agreeing();
        var fallback = Recorder.echo();
        try (var gateway = new TestGateway()
                .oneWay("$connect", connect)
                .oneWay("$disconnect", disconnect)
                .twoWay("$default", fallback)
                .start()) {
            var client = gateway.connect();
            connect.next();
            client.ask("{\"action\":\"" + key + "\"}");
            assertThat(fallback.next().path("requestContext").path("eventType").asText())
                    .isEqualTo("MESSAGE");
            assertThat(connect.hasBeenLeftAlone()).isTrue();
            assertThat(disconnect.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void aws_1_2_without_a_route_the_client_is_told_forbidden_and_stays() throws Exception {
        try (var gateway = new TestGateway().twoWay("join", Recorder.echo()).start()) {
            var client = gateway.connect();
            assertThat(client.ask("{\"action\":\"fly\"}"))
                    .matches("\\{\"message\": \"Forbidden\", \"connectionId\":\"" + ID + "\", \"requestId\":\"" + ID
                            + "\"}");
            assertThat(client.ask("{\"action\":\"join\"}")).isEqualTo("{\"action\":\"join\"}");
        }
    }

    @Test
    void aws_1_6_the_body_is_sent_back_only_where_the_route_returns_responses() throws Exception {
        try (var gateway = new TestGateway()
                .oneWay("quiet", Recorder.echo())
                .twoWay("loud", Recorder.echo())
                .twoWay("empty", Recorder.agreeing())
                .twoWay("refusing", Recorder.saying("{\"statusCode\":400,\"body\":\"no\"}"))
                .start()) {
            var client = gateway.connect();
            client.send("{\"action\":\"quiet\"}");
            client.send("{\"action\":\"empty\"}");
            assertThat(client.ask("{\"action\":\"refusing\"}")).isEqualTo("no");
            assertThat(client.ask("{\"action\":\"loud\"}")).isEqualTo("{\"action\":\"loud\"}");
            client.close(1000, "");
            client.awaitClose();
            assertThat(client.hasNothingMore()).isTrue();
        }
    }

    @Test
    void aws_1_6_a_failing_function_is_told_even_on_a_one_way_route() throws Exception {
        var failing = Recorder.failing();
        try (var gateway = new TestGateway()
                .oneWay("fail", failing)
                .twoWay("$default", Recorder.echo())
                .start()) {
            var client = gateway.connect();
            String frame = client.ask("{\"action\":\"fail\"}");
            var context = failing.next().path("requestContext");
            assertThat(frame)
                    .isEqualTo(
                            "{\"message\": \"Internal server error\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}",
                            context.path("connectionId").asText(),
                            context.path("requestId").asText());
            assertThat(client.ask("still here")).isEqualTo("still here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "\"text\"",
                "[1]",
                "no json",
                "",
                "{\"statusCode\":\"200\"}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200} {}"
            })
    void aws_1_6_a_result_of_another_form_is_an_internal_server_error(String result) throws Exception {
        try (var gateway =
                new TestGateway().oneWay("$default", Recorder.saying(result)).start()) {
            assertThat(gateway.connect().ask("hello")).startsWith("{\"message\": \"Internal server error\", ");
        }
    }

    @Test
    void aws_1_6_an_error_of_the_function_is_an_internal_server_error_too() throws Exception {
        var overflowing = Recorder.doing(_ -> {
            throw new StackOverflowError();
        });
        try (var gateway = new TestGateway().oneWay("$default", overflowing).start()) {
            assertThat(gateway.connect().ask("hello")).startsWith("{\"message\": \"Internal server error\", ");
        }
    }

    @Test
    void aws_1_6_after_29_seconds_the_gateway_does_not_wait_any_longer() throws Exception {
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var slow = Recorder.doing(_ -> {
            started.countDown();
            finish.await();
            return Recorder.ok("too late");
        });
        try (var gateway = new TestGateway()
                .twoWay("slow", slow)
                .twoWay("$default", Recorder.echo())
                .start()) {
            var client = gateway.connect();
            client.send("{\"action\":\"slow\"}");
            started.await();
            gateway.time.advance(Duration.ofMillis(28_999));
            assertThat(client.ask("before")).isEqualTo("before");
            gateway.time.advance(Duration.ofMillis(1));
            assertThat(client.next()).startsWith("{\"message\": \"Internal server error\", ");
            finish.countDown();
            assertThat(client.ask("after")).isEqualTo("after");
        }
    }

    @Test
    void aws_1_6_an_answer_over_128_kb_is_an_internal_server_error() throws Exception {
        try (var gateway = new TestGateway()
                .twoWay("fits", Recorder.saying(Recorder.ok("x".repeat(128 * 1024))))
                .twoWay("over", Recorder.saying(Recorder.ok("x".repeat(128 * 1024 + 1))))
                .start()) {
            var client = gateway.connect();
            assertThat(client.ask("{\"action\":\"fits\"}")).hasSize(128 * 1024);
            assertThat(client.ask("{\"action\":\"over\"}")).startsWith("{\"message\": \"Internal server error\", ");
        }
    }

    @Test
    void aws_1_6_messages_of_one_connection_are_handled_at_the_same_time() throws Exception {
        int together = 8;
        var barrier = new CyclicBarrier(together);
        var meeting = Recorder.doing(event -> {
            try {
                barrier.await(20, TimeUnit.SECONDS);
                return Recorder.ok(event.path("body").asText());
            } catch (BrokenBarrierException alone) {
                return Recorder.ok("alone");
            }
        });
        try (var gateway = new TestGateway().twoWay("$default", meeting).start()) {
            var client = gateway.connect();
            for (int i = 0; i < together; i++) {
                client.send("message " + i);
            }
            var answers = new HashSet<String>();
            for (int i = 0; i < together; i++) {
                answers.add(client.next());
            }
            assertThat(answers)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, together)
                            .mapToObj(i -> "message " + i)
                            .toList());
        }
    }

    @Test
    void a_flood_of_messages_waits_in_the_socket_and_each_is_answered_once() throws Exception {
        int flood = 3_000;
        try (var gateway = new TestGateway().twoWay("$default", Recorder.echo()).start()) {
            var client = gateway.connect();
            for (int i = 0; i < flood; i++) {
                client.send(Integer.toString(i));
            }
            var answers = new HashSet<Integer>();
            for (int i = 0; i < flood; i++) {
                answers.add(Integer.parseInt(client.next()));
            }
            assertThat(answers).hasSize(flood);
        }
    }
}
