package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.ApiRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From an invitation to a member, over HTTP and the real database. */
final class InvitationsTest {
    private static final int RUNS = 60;

    private static Json json(String text) {
        return JsonReader.FILES.read(text.replace('\'', '"'));
    }

    private static Json body(String secret) {
        return Json.object().put("invitation", secret).build();
    }

    private static String newRoom(Api owner) {
        return Form.of(owner.post("/api/rooms", json("{'kind':'packing-list','title':'Lisbon'}")))
                .text("id");
    }

    /** What it came to: {@code in}, or the code. */
    private static String accept(Api who, String secret) {
        try {
            who.post("/api/invitations/accept", body(secret));
            return "in";
        } catch (ApiRefused refused) {
            return refused.code();
        }
    }

    private static List<String> atOnce(ExecutorService threads, List<Callable<String>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        List<Future<String>> running = new ArrayList<>();
        for (Callable<String> act : acts) {
            running.add(threads.submit(() -> {
                start.await();
                return act.call();
            }));
        }
        List<String> results = new ArrayList<>();
        for (Future<String> each : running) {
            results.add(each.get());
        }
        return results;
    }

    @Test
    void I4_of_two_that_accept_a_one_use_link_at_the_same_instant_exactly_one_gets_in() throws Exception {
        try (var running = RunningStack.inMemory();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Api ann = running.signIn("ann");
            String room = newRoom(ann);
            for (int run = 0; run < RUNS; run++) {
                Api ben = running.signIn("ben" + run);
                Api cleo = running.signIn("cleo" + run);
                Form made = Form.of(ann.post("/api/rooms/" + room + "/invitations", json("{'role':'editor'}")));
                String secret = made.text("invitation");

                List<String> ends = atOnce(threads, List.of(() -> accept(ben, secret), () -> accept(cleo, secret)));

                assertThat(ends).containsExactlyInAnyOrder("in", "invitation-used");
                Api in = ends.getFirst().equals("in") ? ben : cleo;
                Api out = ends.getFirst().equals("in") ? cleo : ben;
                assertThat(Form.of(in.get("/api/rooms/" + room)).text("role")).isEqualTo("editor");
                assertThatThrownBy(() -> out.get("/api/rooms/" + room)).isInstanceOf(ApiRefused.class);
            }
            assertThat(Form.of(ann.get("/api/rooms/" + room + "/members")).objects("members"))
                    .hasSize(1 + RUNS);
        }
    }

    @Test
    void I1_I3_the_letter_is_in_the_outbox_and_its_link_shows_what_it_is_for() {
        try (var running = RunningStack.inMemory()) {
            Api ann = running.signIn("ann");
            String room = newRoom(ann);
            Form made = Form.of(ann.post(
                    "/api/rooms/" + room + "/invitations", json("{'role':'viewer','email':'ben@example.org'}")));

            assertThat(made.text("mail")).isEqualTo("sent");
            assertThat(made.text("url")).isEqualTo(running.stack().url() + "/invite#" + made.text("invitation"));
            Api nobody = new Api(running.stack().url(), "");
            Form letter = Form.of(nobody.get("/outbox.json")).objects("letters").getFirst();
            assertThat(letter.text("to")).isEqualTo("ben@example.org");
            assertThat(Stream.of("text", "html").map(letter::text)).allMatch(form -> form.contains(made.text("url")));
            Form seen = Form.of(nobody.post("/api/invitations/preview", body(made.text("invitation"))));
            assertThat(seen.text("title")).isEqualTo("Lisbon");
            assertThat(seen.flag("bound")).isTrue();
            assertThat(accept(running.signIn("ben"), made.text("invitation"))).isEqualTo("wrong-account");
        }
    }
}
