package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2, C3: from a ticket to a socket, over real connections. */
final class HandshakeTest {
    private static final int RUNS = 150;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static RunningStack running;

    @SuppressWarnings("NullAway.Init")
    private static Api ann;

    @BeforeAll
    static void start() {
        running = RunningStack.inMemory();
        ann = running.signIn("ann");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static URI url() {
        return running.stack().url();
    }

    private static Api somebody() {
        return running.signIn("somebody-" + PEOPLE.incrementAndGet());
    }

    private static String page() {
        return url().toString();
    }

    /** Of somebody new: each person has so many in a while (Q1). */
    private static String ticket() {
        return Form.of(somebody().post("/api/tickets", Json.object().build())).text("ticket");
    }

    /** A ticket for a page of an origin, as a browser would ask for it. */
    private static String ticketFor(String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/api/tickets"))
                .header("authorization", "Bearer " + somebody().token())
                .header("origin", origin)
                .POST(BodyPublishers.noBody())
                .build();
        String body = HTTP.send(request, BodyHandlers.ofString()).body();
        return Form.of(dev.tandem.json.JsonReader.FRAMES.read(body)).text("ticket");
    }

    private static String offering(String ticket) {
        return "Sec-WebSocket-Protocol: tandem.v1, ticket." + ticket + "\r\n";
    }

    private static int status(String headers) throws Exception {
        return RawClient.handshake(url(), headers).status();
    }

    @Test
    void C3_the_subprotocol_that_was_chosen_is_said_and_the_ticket_is_not() throws Exception {
        RawClient.Shake shake = RawClient.handshake(url(), offering(ticket()));

        assertThat(shake.status()).isEqualTo(101);
        assertThat(shake.headerLines("sec-websocket-protocol")).containsExactly("tandem.v1");
        assertThat(shake.mentions("tkt_")).isFalse();
    }

    @Test
    void C3_the_order_of_the_subprotocols_and_how_many_lines_they_take_do_not_matter() throws Exception {
        assertThat(status("Sec-WebSocket-Protocol: ticket." + ticket() + ",tandem.v1\r\n"))
                .isEqualTo(101);
        assertThat(status("Sec-WebSocket-Protocol: tandem.v1\r\nSec-WebSocket-Protocol: ticket." + ticket() + "\r\n"))
                .isEqualTo(101);
    }

    @Test
    void C3_without_a_ticket_it_is_401() throws Exception {
        assertThat(status("")).isEqualTo(401);
        assertThat(status("Sec-WebSocket-Protocol: tandem.v1\r\n")).isEqualTo(401);
        assertThat(status("Sec-WebSocket-Protocol: tandem.v1\r\nAuthorization: Bearer " + ann.token() + "\r\n"))
                .as("a token is no ticket")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tkt_",
                "x",
                "tkt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "../ticket",
                "tkt_%00",
                "tkt_' OR ''='",
                "ticket.ticket",
                "TKT_x"
            })
    void C3_a_ticket_that_nobody_made_is_403(String ticket) throws Exception {
        assertThat(status(offering(ticket))).isEqualTo(403);
    }

    @Test
    void C3_a_ticket_that_was_changed_is_403() throws Exception {
        String ticket = ticket();

        assertThat(status(offering(ticket.substring(4)))).isEqualTo(403);
        assertThat(status(offering(ticket + "A"))).isEqualTo(403);
        assertThat(status(offering(ticket.substring(0, ticket.length() - 1)))).isEqualTo(403);
        assertThat(status(offering(ticket))).as("as it was made").isEqualTo(101);
    }

    @Test
    void C2_a_ticket_that_was_used_is_403() throws Exception {
        String ticket = ticket();

        assertThat(status(offering(ticket))).isEqualTo(101);
        assertThat(status(offering(ticket))).isEqualTo(403);
    }

    @Test
    void C2_of_two_sockets_that_race_with_one_ticket_one_gets_in() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int run = 0; run < RUNS; run++) {
                String headers = offering(ticket());
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Integer>> racers = Stream.of(1, 2)
                        .map(each -> both.submit(() -> {
                            start.await();
                            return status(headers);
                        }))
                        .toList();

                assertThat(List.of(
                                racers.get(0).get(RunningStack.PATIENCE, TimeUnit.SECONDS),
                                racers.get(1).get(RunningStack.PATIENCE, TimeUnit.SECONDS)))
                        .as("run %d", run)
                        .containsExactlyInAnyOrder(101, 403);
            }
        }
    }

    @Test
    void C2_a_ticket_for_a_page_is_good_from_that_page() throws Exception {
        assertThat(status(offering(ticketFor(page())) + "Origin: " + page() + "\r\n"))
                .isEqualTo(101);
    }

    @Test
    void C2_a_ticket_for_a_page_is_good_from_no_other() throws Exception {
        int port = url().getPort();
        for (String other : List.of(
                "null",
                page() + ".evil.test",
                "http://evil-localhost:" + port,
                "http://localhost.evil.test:" + port,
                page().toUpperCase(java.util.Locale.ROOT),
                "https://localhost:" + port,
                "http://127.0.0.1:" + port,
                "http://localhost",
                "http://localhost:" + (port == 65_535 ? 1 : port + 1),
                page() + "/",
                "")) {
            assertThat(status(offering(ticketFor(page())) + "Origin: " + other + "\r\n"))
                    .as("from '%s'", other)
                    .isEqualTo(403);
        }
        assertThat(status(offering(ticketFor(page())))).as("from no page").isEqualTo(403);
    }

    @Test
    void C4_headers_without_end_are_refused() throws Exception {
        assertThat(status(offering(ticket()) + "X-Filling: " + "x".repeat(20_000) + "\r\n"))
                .isEqualTo(431);
    }

    @Test
    void C4_a_binary_frame_closes_with_1003() throws Exception {
        try (RawClient socket = RawClient.open(ann, url())) {
            socket.send(RawClient.BINARY, new byte[] {1, 2, 3});

            assertThat(socket.next()).isEqualTo("close 1003");
        }
    }
}
