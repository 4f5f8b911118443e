package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

final class LifetimeTest {

    private static final Duration ALMOST_IDLE = Duration.ofMinutes(10).minusMillis(1);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final Recorder message = Recorder.echo();
    private final Recorder disconnect = Recorder.agreeing();

    private TestGateway start() throws Exception {
        return new TestGateway()
                .twoWay("$default", message)
                .oneWay("quiet", Recorder.agreeing())
                .oneWay("$disconnect", disconnect)
                .start();
    }

    private void assertGoneAway(SocketClient client) throws Exception {
        assertThat(client.awaitClose()).isEqualTo(new SocketClient.Close(1001, "Going away"));
        JsonNode context = disconnect.next().path("requestContext");
        assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(1001);
        assertThat(context.path("disconnectReason").asText()).isEqualTo("Going away");
    }

    @Test
    void aws_1_1_ten_minutes_without_a_message_close_with_1001() throws Exception {
        try (var gateway = start()) {
            var client = gateway.connect();
            gateway.time.advance(ALMOST_IDLE);
            assertThat(client.ask("still here")).isEqualTo("still here");
            gateway.time.advance(ALMOST_IDLE);
            assertThat(disconnect.hasBeenLeftAlone()).isTrue();
            gateway.time.advance(A_MOMENT);
            assertGoneAway(client);
        }
    }

    @Test
    void aws_1_7_pings_are_answered_but_do_not_keep_a_connection_alive() throws Exception {
        try (var gateway = start()) {
            var client = gateway.connect();
            gateway.time.advance(ALMOST_IDLE);
            client.ping();
            gateway.time.advance(A_MOMENT);
            assertGoneAway(client);
        }
    }

    @Test
    void aws_1_7_a_message_from_the_server_keeps_a_connection_alive() throws Exception {
        try (var gateway = start();
                var management = gateway.management()) {
            var client = gateway.connect();
            client.ask("hello");
            String id =
                    message.next().path("requestContext").path("connectionId").asText();
            gateway.time.advance(ALMOST_IDLE);
            management.postToConnection(post -> post.connectionId(id).data(SdkBytes.fromUtf8String("news")));
            assertThat(client.next()).isEqualTo("news");
            gateway.time.advance(ALMOST_IDLE);
            assertThat(management.getConnection(get -> get.connectionId(id)).lastActiveAt())
                    .isEqualTo(gateway.time.now().minus(ALMOST_IDLE));
            gateway.time.advance(A_MOMENT);
            assertGoneAway(client);
        }
    }

    @Test
    void aws_1_1_two_hours_end_a_connection_however_busy_it_is() throws Exception {
        try (var gateway = start()) {
            var client = gateway.connect();
            for (int minutes = 0; minutes < 120; minutes += 8) {
                assertThat(client.ask("busy")).isEqualTo("busy");
                gateway.time.advance(Duration.ofMinutes(8).minusMillis(minutes == 112 ? 1 : 0));
            }
            assertThat(client.ask("last")).isEqualTo("last");
            gateway.time.advance(A_MOMENT);
            assertGoneAway(client);
        }
    }

    @Test
    void a_connection_that_ended_leaves_no_timer_behind() throws Exception {
        try (var gateway = start()) {
            for (int i = 0; i < 5; i++) {
                var client = gateway.connect();
                client.ask("hello");
                client.close(1000, "");
                disconnect.next();
            }
            // The timer of the last $disconnect goes when its function is done, which stopping waits for.
            gateway.stop();
            assertThat(gateway.time.waiting()).isZero();
        }
    }
}
