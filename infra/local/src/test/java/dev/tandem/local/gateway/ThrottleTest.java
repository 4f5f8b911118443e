package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;

final class ThrottleTest {

    private static TestGateway gateway(int burst) throws Exception {
        var gateway = new TestGateway().twoWay("$default", Recorder.echo());
        gateway.limits = TestGateway.limits(Duration.ofSeconds(10), new Throttle(2, burst));
        return gateway.start();
    }

    @Test
    void aws_1_1_an_account_takes_10_000_requests_a_second_and_5_000_at_once() {
        var time = new VirtualTime();
        var bucket = new TokenBucket(Throttle.ofApiGateway(), time);
        assertThat(taken(bucket)).isEqualTo(5_000);
        time.advance(Duration.ofMillis(100));
        assertThat(taken(bucket)).isEqualTo(1_000);
        time.advance(Duration.ofHours(1));
        assertThat(taken(bucket)).isEqualTo(5_000);
    }

    @Test
    void aws_1_1_a_handshake_beyond_the_rate_is_refused_with_429() throws Exception {
        try (var gateway = gateway(1)) {
            gateway.connect();
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(429);
            gateway.time.advance(Duration.ofMillis(500));
            assertThat(gateway.connect().hasNothingMore()).isTrue();
        }
    }

    @Test
    void aws_1_1_a_message_beyond_the_rate_is_answered_too_many_requests_and_the_connection_stays() throws Exception {
        try (var gateway = gateway(2)) {
            var client = gateway.connect();
            assertThat(client.ask("one")).isEqualTo("one");
            assertThat(client.ask("two")).startsWith("{\"message\": \"Too Many Requests\", \"connectionId\":\"");
            gateway.time.advance(Duration.ofMillis(500));
            assertThat(client.ask("three")).isEqualTo("three");
        }
    }

    @Test
    void aws_1_9_a_post_beyond_the_rate_is_refused_with_429() throws Exception {
        try (var gateway = gateway(2);
                var management = gateway.management()) {
            var client = gateway.connect();
            client.ask("one");
            assertThatThrownBy(() -> management.postToConnection(
                            post -> post.connectionId("nobody=").data(SdkBytes.fromUtf8String("hello"))))
                    .isInstanceOf(LimitExceededException.class);
        }
    }

    private static int taken(TokenBucket bucket) {
        int taken = 0;
        while (bucket.take()) {
            taken++;
        }
        return taken;
    }
}
