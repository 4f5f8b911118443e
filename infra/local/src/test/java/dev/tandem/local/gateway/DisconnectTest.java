package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.LambdaFunction;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

final class DisconnectTest {

    private static void assertEnded(Recorder disconnect, int status, String reason) throws Exception {
        JsonNode context = disconnect.next().path("requestContext");
        assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(status);
        assertThat(context.path("disconnectReason").asText()).isEqualTo(reason);
    }

    @Test
    void aws_1_4_a_client_that_closes_with_a_status_is_answered_and_told_with_it() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$disconnect", disconnect).start();
                var raw = gateway.raw()) {
            raw.close(4001);
            assertThat(raw.read().closeStatus()).isEqualTo(4001);
            assertThat(raw.endsInOrder()).isTrue();
            assertEnded(disconnect, 4001, "");
        }
    }

    @Test
    void aws_1_4_a_client_that_closes_without_a_status_is_1005() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$disconnect", disconnect).start();
                var raw = gateway.raw()) {
            raw.frame(RawSocket.CLOSE, true, new byte[0]);
            assertThat(raw.read().opcode()).isEqualTo(RawSocket.CLOSE);
            assertEnded(disconnect, 1005, "Client-side close frame status not set");
        }
    }

    @Test
    void aws_1_4_a_client_that_vanishes_is_1005() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$disconnect", disconnect).start()) {
            gateway.raw().vanish();
            assertEnded(disconnect, 1005, "Client-side close frame status not set");
            gateway.raw().close();
            assertEnded(disconnect, 1005, "Client-side close frame status not set");
        }
    }

    @Test
    void where_many_end_at_once_a_few_are_told_at_a_time_and_all_in_the_end() throws Exception {
        int many = 5 * Farewells.AT_ONCE;
        var begun = new LinkedBlockingQueue<Boolean>();
        var goOn = new Semaphore(0);
        LambdaFunction slow = event -> {
            begun.add(true);
            goOn.acquire();
            return "{}".getBytes(UTF_8);
        };
        try (var gateway = new TestGateway()
                .oneWay("$disconnect", slow)
                .twoWay("$default", Recorder.echo())
                .start()) {
            for (int i = 0; i < many; i++) {
                gateway.raw().close();
            }
            for (int i = 0; i < Farewells.AT_ONCE; i++) {
                Waiting.next(begun);
            }
            // Whoever is there is served meanwhile, and nobody else's end is told.
            assertThat(gateway.connect().ask("hello")).isNotNull();
            assertThat(begun).isEmpty();
            goOn.release(many);
            for (int i = Farewells.AT_ONCE; i < many; i++) {
                Waiting.next(begun);
            }
            goOn.release(); // that of the client above
        }
    }

    @Test
    void aws_1_4_delete_closes_with_1000_and_disconnect_is_told() throws Exception {
        var disconnect = Recorder.agreeing();
        var message = Recorder.echo();
        try (var gateway = new TestGateway()
                        .twoWay("$default", message)
                        .oneWay("$disconnect", disconnect)
                        .start();
                var management = gateway.management()) {
            var client = gateway.connect();
            client.ask("hello");
            String id =
                    message.next().path("requestContext").path("connectionId").asText();
            management.deleteConnection(delete -> delete.connectionId(id));
            assertThat(client.awaitClose().status()).isEqualTo(1000);
            assertEnded(disconnect, 1000, "Connection Closed Normally");
        }
    }

    @Test
    void aws_1_4_inside_disconnect_the_connection_is_gone() throws Exception {
        try (var gateway = new TestGateway();
                var management = gateway.management()) {
            var outcome = new LinkedBlockingQueue<String>();
            gateway.oneWay("$disconnect", Recorder.doing(event -> {
                        String id = event.path("requestContext")
                                .path("connectionId")
                                .asText();
                        try {
                            management.postToConnection(
                                    post -> post.connectionId(id).data(SdkBytes.fromUtf8String("too late")));
                            outcome.add("sent");
                        } catch (GoneException expected) {
                            outcome.add("gone");
                        }
                        return "{\"statusCode\":200}";
                    }))
                    .start();
            gateway.connect().close(1000, "");
            assertThat(Waiting.next(outcome)).isEqualTo("gone");
        }
    }

    @Test
    void aws_1_4_a_disconnect_function_that_fails_harms_nobody() throws Exception {
        var disconnect = Recorder.failing();
        try (var gateway = new TestGateway()
                .oneWay("$disconnect", disconnect)
                .twoWay("$default", Recorder.echo())
                .start()) {
            gateway.connect().close(1000, "");
            disconnect.next();
            assertThat(gateway.connect().ask("hello")).isEqualTo("hello");
        }
    }

    @Test
    void a_client_that_does_not_answer_the_close_is_cut_after_the_patience() throws Exception {
        var disconnect = Recorder.agreeing();
        var message = Recorder.echo();
        try (var gateway = new TestGateway()) {
            gateway.limits = TestGateway.withClosing(Duration.ofMillis(50));
            gateway.twoWay("$default", message)
                    .oneWay("$disconnect", disconnect)
                    .start();
            try (var raw = gateway.raw();
                    var management = gateway.management()) {
                raw.text("hello");
                assertThat(raw.read().text()).isEqualTo("hello");
                String id = message.next()
                        .path("requestContext")
                        .path("connectionId")
                        .asText();
                management.deleteConnection(delete -> delete.connectionId(id));
                assertThatThrownBy(() -> management.getConnection(get -> get.connectionId(id)))
                        .isInstanceOf(GoneException.class);
                // The client is there, its socket is open, and it says nothing.
                assertEnded(disconnect, 1000, "Connection Closed Normally");
                assertThat(raw.read().closeStatus()).isEqualTo(1000);
            }
        }
    }

    @Test
    void a_function_that_answers_after_the_end_writes_to_nobody() throws Exception {
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var slow = Recorder.doing(_ -> {
            started.countDown();
            finish.await();
            return Recorder.ok("late");
        });
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway()
                        .twoWay("$default", slow)
                        .oneWay("$disconnect", disconnect)
                        .start();
                var raw = gateway.raw()) {
            raw.text("hello");
            started.await();
            raw.close(1000);
            assertThat(raw.read().opcode()).isEqualTo(RawSocket.CLOSE);
            disconnect.next();
            finish.countDown();
            assertThat(raw.endsInOrder()).isTrue();
        }
    }
}
