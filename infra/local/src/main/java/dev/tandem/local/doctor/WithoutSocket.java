package dev.tandem.local.doctor;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.model.Mutation;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The same as over a socket, over REST alone (PROTOCOL R16): who sits behind a proxy works like this. */
final class WithoutSocket {
    private final Http http;
    private final String path;
    private final String room;

    WithoutSocket(Http http, String room) {
        this.http = http;
        this.room = room;
        this.path = "/api/rooms/" + room;
    }

    String works() {
        String client = UUID.randomUUID().toString();
        try {
            Form joined = http.ask(
                    "joining",
                    "POST",
                    path + "/join",
                    Optional.of(Json.object()
                            .put("client", client)
                            .put("register", true)
                            .put("protocol", Protocol.VERSION)
                            .build()));
            String epoch = joined.text("epoch");
            long seq = joined.whole("head", 0);
            write(client, epoch, seq);
            Form changes =
                    http.ask("changes", "GET", path + "/changes?epoch=" + epoch + "&since=" + seq, Optional.empty());
            if (changes.items("commits").size() != 1) {
                throw Ailment.REST_FAILS.of(changes.items("commits").size() + " commits after one update");
            }
            return "";
        } catch (Ailment.Found why) {
            throw why.ailment() == Ailment.REST_FAILS || why.ailment() == Ailment.THROTTLED
                    ? why
                    : Ailment.REST_FAILS.of(why.brief());
        }
    }

    private void write(String client, String epoch, long seq) {
        Update update = new Update(
                Optional.empty(), room, client, epoch, List.of(new Mutation(1, seq, List.of(Items.add("Bandage")))));
        Form ack = http.ask(
                "an update", "POST", path + "/updates", Optional.of(JsonReader.FILES.read(FrameWriter.write(update))));
        String status = ack.objects("outcomes").getFirst().text("status");
        if (!status.equals("applied")) {
            throw Ailment.REST_FAILS.of("an update was " + status);
        }
    }
}
