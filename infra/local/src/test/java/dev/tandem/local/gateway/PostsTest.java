package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.local.gateway.Posts.Result;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts from within the process go by the rules of the management API. */
final class PostsTest {
    private final Recorder message = Recorder.echo();
    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new TestGateway().twoWay("$default", message);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Result post(String id, String text) {
        return gateway.gateway().posts().post(id, text.getBytes(UTF_8));
    }

    private String idOf(SocketClient client) throws Exception {
        client.ask("who am I");
        return message.next().path("requestContext").path("connectionId").asText();
    }

    @Test
    void posts_arrive_in_the_order_of_their_sender() throws Exception {
        gateway.start();
        var client = gateway.connect();
        String id = idOf(client);
        for (int i = 0; i < 200; i++) {
            assertThat(post(id, "grüße " + i)).isEqualTo(Result.TAKEN);
        }
        for (int i = 0; i < 200; i++) {
            assertThat(client.next()).isEqualTo("grüße " + i);
        }
    }

    @Test
    void the_same_bytes_go_to_many() throws Exception {
        gateway.start();
        var one = gateway.connect();
        var other = gateway.connect();
        byte[] text = "the same".getBytes(UTF_8);
        for (var client : new SocketClient[] {one, other, one}) {
            gateway.gateway().posts().post(idOf(client), text);
            assertThat(client.next()).isEqualTo("the same");
        }
        assertThat(text).asString(UTF_8).isEqualTo("the same");
    }

    @Test
    void a_post_to_nobody_or_to_one_who_was_closed_is_gone() throws Exception {
        gateway.start();
        var client = gateway.connect();
        String id = idOf(client);
        gateway.gateway().posts().delete(id);
        assertThat(post(id, "hello")).isEqualTo(Result.GONE);
        client.awaitClose();
        gateway.gateway().posts().delete(id);
        assertThat(post("Mg_ugfpqPHcCIVA=", "hello")).isEqualTo(Result.GONE);
    }

    @Test
    void a_post_of_128_kb_passes_and_one_byte_more_is_too_large() throws Exception {
        gateway.start();
        var client = gateway.connect();
        String id = idOf(client);
        assertThat(post(id, "x".repeat(128 * 1024))).isEqualTo(Result.TAKEN);
        assertThat(client.next()).hasSize(128 * 1024);
        assertThat(post(id, "x".repeat(128 * 1024 + 1))).isEqualTo(Result.TOO_LARGE);
    }

    @Test
    void a_slow_reader_alone_is_refused_until_it_reads() throws Exception {
        gateway.start();
        String big = "x".repeat(64 * 1024);
        var quick = gateway.connect();
        String quickId = idOf(quick);
        try (var slow = RawSocket.narrow(gateway.port())) {
            slow.upgrade("");
            slow.text("who am I");
            slow.read();
            String id =
                    message.next().path("requestContext").path("connectionId").asText();
            int sent = 0;
            while (post(id, big) == Result.TAKEN) {
                sent++;
            }
            assertThat(sent).isPositive();
            assertThat(post(quickId, "you read")).isEqualTo(Result.TAKEN);
            assertThat(quick.next()).isEqualTo("you read");
            for (int i = 0; i < sent; i++) {
                assertThat(slow.read().text()).isEqualTo(big);
            }
        }
    }

    @Test
    void the_throttle_of_the_stage_counts_them() throws Exception {
        gateway.limits = TestGateway.limits(Duration.ofSeconds(10), new Throttle(1, 3));
        gateway.start();
        var client = gateway.connect();
        String id = idOf(client);
        assertThat(post(id, "the third")).isEqualTo(Result.TAKEN);
        assertThat(post(id, "one too many")).isEqualTo(Result.REFUSED);
        gateway.time.advance(Duration.ofSeconds(1));
        assertThat(post(id, "again")).isEqualTo(Result.TAKEN);
    }
}
