package dev.tandem.local.stack;

import static dev.tandem.local.stack.RunningStack.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Notification;
import dev.tandem.model.Operation;
import dev.tandem.protocol.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** From an edit in one browser to the notifications of somebody who is elsewhere. */
final class NotificationsTest {
    private static Operation comment(String id, String... mentions) {
        return new Operation.Create(
                new EntityKey("comment", id),
                Map.of(
                        "onType",
                        Json.of("item"),
                        "onId",
                        Json.of("tent"),
                        "text",
                        Json.of("Who carries it?"),
                        "mentions",
                        Json.array(List.of(mentions).stream().map(Json::of).toList())));
    }

    private static void does(RoomClient client, Operation... ops) throws Exception {
        client.mutate(List.of(ops)).get(PATIENCE, TimeUnit.SECONDS);
    }

    /** The next one, whatever else the socket says meanwhile. */
    private static Notification next(RawClient socket) throws IOException {
        while (true) {
            Form frame = Form.of(JsonReader.FILES.read(socket.next()));
            if (frame.text("type").equals("notification")) {
                return Wire.notification(frame.any("notification"));
            }
        }
    }

    private static List<Notification> inbox(Api who) {
        return Form.of(who.get("/api/notifications")).items("notifications").stream()
                .map(Wire::notification)
                .toList();
    }

    private static long unread(Json answer) {
        return Form.of(answer).whole("unread", 0);
    }

    private static Json json(String text) {
        return JsonReader.FILES.read(text.replace('\'', '"'));
    }

    @Test
    void N3_N4_whoever_is_mentioned_hears_of_it_on_every_socket_unless_that_is_switched_off() throws Exception {
        try (var running = RunningStack.inMemory()) {
            Api ann = running.signIn("ann");
            Api bob = running.signIn("bob");
            String room = RunningStack.newRoom(ann);
            ann.put("/api/rooms/" + room + "/members/bob", json("{'role':'editor'}"));
            String elsewhere = RunningStack.newRoom(bob);
            RoomClient hers = running.enter(ann, room);
            try (RawClient idle = RawClient.open(bob, running.stack().url());
                    RawClient busy = RawClient.open(bob, running.stack().url())) {
                busy.ask("{\"action\":\"join\",\"room\":\"" + elsewhere
                        + "\",\"client\":\"b1\",\"register\":true,\"protocol\":1}");
                does(hers, RunningStack.addItem("tent", "Tent"));
                does(hers, comment("c1", "bob"));

                Notification told = next(idle);
                assertThat(next(busy)).isEqualTo(told);
                assertThat(told.event()).isEqualTo("mentioned");
                assertThat(told.room()).isEqualTo(room);
                assertThat(told.title()).isEqualTo("Lisbon");
                assertThat(told.by().user()).isEqualTo("ann");
                assertThat(inbox(bob)).containsExactly(told);
                assertThat(unread(bob.get("/api/notifications"))).isEqualTo(1);

                bob.put("/api/preferences", json("{'kinds':{'packing-list':{'mentioned':false}}}"));
                does(hers, comment("c2", "bob"));
                does(
                        hers,
                        new Operation.Create(
                                new EntityKey("traveler", "t1"),
                                Map.of("name", Json.of("Bob"), "userId", Json.of("bob"))));

                assertThat(next(idle).event()).isEqualTo("assigned");
                assertThat(next(busy).event()).isEqualTo("assigned");
                assertThat(inbox(bob)).extracting(Notification::event).containsExactly("assigned", "mentioned");
                assertThat(inbox(bob)).extracting(Notification::count).containsOnly(1L);
                assertThat(unread(bob.post("/api/notifications/read", json("{'all':true}"))))
                        .isZero();
                assertThat(inbox(ann)).isEmpty();
            }
        }
    }
}
