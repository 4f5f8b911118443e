package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.LambdaFunction;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A function that keeps its events. */
final class Recorder implements LambdaFunction {

    /** What a function makes of an event. */
    interface Body {
        String answer(JsonNode event) throws Exception;
    }

    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final Body body;

    private Recorder(Body body) {
        this.body = body;
    }

    static Recorder saying(String json) {
        return new Recorder(_ -> json);
    }

    static Recorder doing(Body body) {
        return new Recorder(body);
    }

    /** One that agrees to everything. */
    static Recorder agreeing() {
        return saying("{\"statusCode\":200}");
    }

    /** One that sends a body back. */
    static Recorder echo() {
        return doing(event -> ok(event.path("body").asText()));
    }

    static Recorder failing() {
        return doing(_ -> {
            throw new IllegalStateException("as the test wants it");
        });
    }

    static String ok(String body) {
        return Json.text(Json.object().put("statusCode", 200).put("body", body));
    }

    @Override
    public byte[] invoke(byte[] event) throws Exception {
        JsonNode tree = Json.read(event);
        events.add(tree);
        return body.answer(tree).getBytes(UTF_8);
    }

    JsonNode next() throws InterruptedException {
        return Waiting.next(events);
    }

    boolean hasBeenLeftAlone() {
        return events.isEmpty();
    }
}
