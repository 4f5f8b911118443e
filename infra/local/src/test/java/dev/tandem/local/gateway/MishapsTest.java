package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.gateway.Mishaps.Post;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;

/** What goes wrong on purpose. */
final class MishapsTest {

    private final Recorder connect = Recorder.agreeing();
    private final Recorder disconnect = Recorder.agreeing();

    /** Posts meet these, one after the other; then, and disconnects, as it says. */
    private record Script(Deque<Post> posts, boolean losesDisconnect) implements Mishaps {
        @Override
        public Post post() {
            return posts.isEmpty() ? Post.DELIVERED : posts.removeFirst();
        }
    }

    private TestGateway gateway(boolean losesDisconnect, Post... posts) throws IOException {
        var gateway = new TestGateway().oneWay("$connect", connect).oneWay("$disconnect", disconnect);
        gateway.mishaps = new Script(new ArrayDeque<>(Arrays.asList(posts)), losesDisconnect);
        return gateway.start();
    }

    private String connectionId() throws InterruptedException {
        return connect.next().path("requestContext").path("connectionId").asText();
    }

    private static void post(ApiGatewayManagementApiClient management, String id, String text) {
        management.postToConnection(post -> post.connectionId(id).data(SdkBytes.fromUtf8String(text)));
    }

    @Test
    void a_post_that_is_lost_is_answered_as_one_that_arrives() throws Exception {
        try (var gateway = gateway(false, Post.LOST);
                var management = gateway.management()) {
            var client = gateway.connect();
            String id = connectionId();
            post(management, id, "lost");
            post(management, id, "arrives");
            assertThat(client.next()).isEqualTo("arrives");
        }
    }

    @Test
    void a_post_that_is_refused_reaches_nobody_and_the_next_one_does() throws Exception {
        try (var gateway = gateway(false, Post.REFUSED);
                var management = gateway.management()) {
            var client = gateway.connect();
            String id = connectionId();
            assertThatThrownBy(() -> post(management, id, "refused")).isInstanceOf(LimitExceededException.class);
            post(management, id, "arrives");
            assertThat(client.next()).isEqualTo("arrives");
        }
    }

    @Test
    void a_client_that_is_gone_is_cut_off_and_nobody_is_told() throws Exception {
        try (var gateway = gateway(false, Post.GONE);
                var management = gateway.management()) {
            var client = gateway.connect();
            String id = connectionId();
            assertThatThrownBy(() -> post(management, id, "gone")).isInstanceOf(GoneException.class);
            assertThat(client.awaitCut()).isNotNull();
            assertThatThrownBy(() -> post(management, id, "still gone")).isInstanceOf(GoneException.class);
            gateway.stop();
            assertThat(disconnect.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void a_disconnect_that_is_lost_is_told_to_nobody() throws Exception {
        try (var gateway = gateway(true)) {
            var client = gateway.connect();
            client.close(1000, "");
            client.awaitClose();
            gateway.stop();
            assertThat(disconnect.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void a_post_takes_its_time() throws Exception {
        var gateway = new TestGateway().oneWay("$connect", connect);
        gateway.latency = new Latency() {
            @Override
            public Duration oneWay(String connectionId) {
                return Duration.ZERO;
            }

            @Override
            public Duration post() {
                return Duration.ofMillis(300);
            }
        };
        gateway.start();
        try (gateway;
                var management = gateway.management()) {
            var client = gateway.connect();
            String id = connectionId();
            int timers = gateway.time.waiting();
            var posted = CompletableFuture.runAsync(() -> post(management, id, "hello"));
            gateway.time.awaitWaiting(timers + 1);
            assertThat(List.of(posted.isDone(), client.hasNothingMore())).containsExactly(false, true);
            gateway.time.advance(Duration.ofMillis(300));
            Waiting.value(posted);
            assertThat(client.next()).isEqualTo("hello");
        }
    }
}
