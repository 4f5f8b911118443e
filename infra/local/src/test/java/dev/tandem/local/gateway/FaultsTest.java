package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;

@Timeout(60)
final class FaultsTest {

    @Test
    void a_cut_breaks_every_socket_without_a_farewell_and_tells_nobody() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway()
                .twoWay("$default", Recorder.echo())
                .oneWay("$disconnect", disconnect)
                .start()) {
            List<SocketClient> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(gateway.connect());
                clients.getLast().ask("hello");
            }
            gateway.gateway().cutAll();
            for (SocketClient client : clients) {
                assertThat(client.awaitCut()).hasRootCauseInstanceOf(IOException.class);
            }
            assertThat(gateway.connect().ask("and on")).isEqualTo("and on");
            gateway.stop();
            disconnect.next();
            assertThat(disconnect.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void a_cut_during_connect_tells_nobody_either() throws Exception {
        var asked = new CountDownLatch(1);
        var agree = new CountDownLatch(1);
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway()
                .oneWay("$connect", Recorder.doing(_ -> {
                    asked.countDown();
                    agree.await();
                    return "{\"statusCode\":200}";
                }))
                .oneWay("$disconnect", disconnect)
                .start()) {
            var raw = RawSocket.to(gateway.port());
            raw.askForUpgrade("");
            asked.await();
            gateway.gateway().cutAll();
            assertThat(raw.endsInOrder()).isFalse();
            agree.countDown();
            gateway.stop();
            assertThat(disconnect.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void latency_delays_what_comes_and_what_goes_and_keeps_the_order() throws Exception {
        int pings = 50;
        try (var gateway = new TestGateway()) {
            gateway.latency = _ -> Duration.ofMillis(200);
            gateway.start();
            try (var raw = RawSocket.to(gateway.port())) {
                raw.askForUpgrade("");
                // Idle, life, and the answer to the handshake.
                gateway.time.awaitWaiting(3);
                gateway.time.advance(Duration.ofMillis(200));
                assertThat(raw.head()).startsWith("HTTP/1.1 101 ");
                for (int i = 0; i < pings; i++) {
                    raw.frame(RawSocket.PING, true, new byte[] {(byte) i});
                }
                gateway.time.awaitWaiting(2 + pings);
                gateway.time.advance(Duration.ofMillis(199));
                assertThat(gateway.time.waiting()).isEqualTo(2 + pings);
                gateway.time.advance(Duration.ofMillis(1));
                gateway.time.awaitWaiting(2 + pings);
                assertThat(raw.hasNothingToRead()).isTrue();
                gateway.time.advance(Duration.ofMillis(200));
                for (int i = 0; i < pings; i++) {
                    assertThat(raw.read().payload().get(0)).isEqualTo((byte) i);
                }
            }
        }
    }

    @Test
    void what_is_posted_to_a_far_client_arrives_later_and_in_order() throws Exception {
        int posts = 20;
        var connect = Recorder.agreeing();
        try (var gateway = new TestGateway();
                var management = gateway.management()) {
            gateway.latency = _ -> Duration.ofMillis(200);
            gateway.oneWay("$connect", connect).start();
            try (var raw = RawSocket.to(gateway.port())) {
                raw.askForUpgrade("");
                gateway.time.awaitWaiting(3);
                gateway.time.advance(Duration.ofMillis(200));
                raw.head();
                String id = connect.next()
                        .path("requestContext")
                        .path("connectionId")
                        .asText();
                for (int i = 0; i < posts; i++) {
                    String text = Integer.toString(i);
                    management.postToConnection(post -> post.connectionId(id).data(SdkBytes.fromUtf8String(text)));
                }
                assertThat(raw.hasNothingToRead()).isTrue();
                gateway.time.advance(Duration.ofMillis(200));
                for (int i = 0; i < posts; i++) {
                    assertThat(raw.read().text()).isEqualTo(Integer.toString(i));
                }
            }
        }
    }

    @Test
    void a_far_client_that_vanishes_is_noticed_at_once() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway()) {
            gateway.latency = _ -> Duration.ofSeconds(1);
            gateway.oneWay("$disconnect", disconnect).start();
            var raw = RawSocket.to(gateway.port());
            raw.askForUpgrade("");
            gateway.time.awaitWaiting(3);
            gateway.time.advance(Duration.ofSeconds(1));
            raw.head();
            raw.text("never arrives");
            gateway.time.awaitWaiting(3);
            raw.vanish();
            assertThat(disconnect
                            .next()
                            .path("requestContext")
                            .path("disconnectStatusCode")
                            .asInt())
                    .isEqualTo(1005);
        }
    }

    @Test
    void stopping_says_1001_to_everybody_and_tells_disconnect_before_it_ends() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway()) {
            gateway.limits = TestGateway.withClosing(Duration.ofMillis(50));
            gateway.oneWay("$disconnect", disconnect).start();
            List<SocketClient> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(gateway.connect());
            }
            try (var silent = gateway.raw()) {
                gateway.stop();
                for (SocketClient client : clients) {
                    assertThat(client.awaitClose()).isEqualTo(new SocketClient.Close(1001, "Going away"));
                }
                assertThat(silent.read().closeStatus()).isEqualTo(1001);
            }
            for (int i = 0; i < 21; i++) {
                assertThat(disconnect
                                .next()
                                .path("requestContext")
                                .path("disconnectReason")
                                .asText())
                        .isEqualTo("Going away");
            }
            assertThatThrownBy(gateway::raw).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void stopping_interrupts_a_function_that_never_ends() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CompletableFuture<String>();
        try (var gateway = new TestGateway()
                .oneWay("$default", Recorder.doing(_ -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.complete("interrupted");
                    }
                    return "{}";
                }))
                .start()) {
            gateway.connect().send("hello");
            started.await();
            gateway.stop();
            assertThat(Waiting.value(interrupted)).isEqualTo("interrupted");
        }
    }

    @Test
    void a_client_that_never_says_anything_does_not_keep_the_gateway_from_stopping() throws Exception {
        try (var gateway = new TestGateway().start();
                var mute = RawSocket.to(gateway.port());
                var half = RawSocket.to(gateway.port())) {
            half.say("GET /ws HTT");
            gateway.stop();
            mute.awaitEnd();
            half.awaitEnd();
            assertThatThrownBy(gateway::raw).isInstanceOf(ConnectException.class);
        }
    }

    @RepeatedTest(10)
    void stopping_ends_whoever_comes_at_that_moment_and_twice_is_once() throws Exception {
        try (var gateway = new TestGateway().start();
                var newcomers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = new CountDownLatch(1);
            for (int i = 0; i < 20; i++) {
                Future<?> _ = newcomers.submit(() -> {
                    try (var mute = RawSocket.to(gateway.port())) {
                        first.countDown();
                        mute.awaitEnd();
                    }
                    return null;
                });
            }
            first.await();
            gateway.stop();
            gateway.stop();
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (var gateway = new TestGateway()) {
            assertThatThrownBy(() -> Gateway.bind(Listen.onLoopback(gateway.port())))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot listen on 127.0.0.1:" + gateway.port());
        }
    }

    @Test
    void where_the_second_port_is_taken_the_first_is_given_back() throws Exception {
        int free = freePort();
        try (var gateway = new TestGateway()) {
            var listen = new Listen("127.0.0.1", free, gateway.port(), Set.of());
            assertThatThrownBy(() -> Gateway.bind(listen)).hasMessage("Cannot listen on 127.0.0.1:" + gateway.port());
            Gateway.bind(Listen.onLoopback(free)).close();
        }
    }

    @Test
    void who_comes_before_the_gateway_serves_waits() throws Exception {
        try (var gateway = new TestGateway();
                var early = RawSocket.to(gateway.port())) {
            early.askForUpgrade("");
            gateway.start();
            assertThat(early.head()).startsWith("HTTP/1.1 101 ");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
