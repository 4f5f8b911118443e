package dev.tandem.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.functions.access.Route;
import java.util.concurrent.atomic.AtomicInteger;

/** Events to measure functions with: those that they got when people worked. */
final class Events {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Account account;
    private final AtomicInteger edits = new AtomicInteger();

    Events(Account account) {
        this.account = account;
    }

    /** Has each function get an event as it is when people work. */
    static void rehearse(Account account, Visitor visitor) throws Exception {
        Visitor.Scene scene = visitor.scene();
        scene.ask(scene.owner, Route.GET_ROOM);
        try (Socket hers = scene.socket();
                Socket his = scene.socket()) {
            his.ask(scene.join().replace(scene.variables.get("client"), "laptop"), "it");
            hers.ask(scene.join(), "it");
            hers.ask(scene.frame(Route.SOCKET_UPDATE), "it");
            his.await("\"type\":\"changes\"");
            hers.ask("{\"action\":\"ping\",\"id\":\"ping\"}", "ping");
        }
        account.behind(FunctionName.SWEEP).invoke("{}".getBytes(UTF_8));
    }

    /** What the function got before; of an update the one that comes next, so that it is committed. */
    byte[] next(FunctionName name) throws Exception {
        byte[] got = account.awaitEvent(name);
        if (name != FunctionName.UPDATE) {
            return got;
        }
        ObjectNode event = (ObjectNode) JSON.readTree(got);
        JsonNode frame = JSON.readTree(event.path("body").asText());
        ObjectNode mutation = (ObjectNode) frame.path("mutations").path(0);
        int edit = edits.incrementAndGet();
        mutation.put("n", mutation.path("n").asInt() + edit);
        ((ObjectNode) mutation.path("ops").path(0)).put("id", "stove" + edit);
        return event.put("body", frame.toString()).toString().getBytes(UTF_8);
    }
}
