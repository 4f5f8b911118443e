package dev.tandem.functions.proof;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One client's way to the server: one socket at a time, or none and requests instead; and until when answers are waited for. */
final class Line {
    private static final int PATIENCE_MILLIS = 6_000;
    private static final Set<String> OF_FRAMES = Set.of("action", "id", "room");

    private final Stage stage;
    private final Cloud cloud;
    private final String user;
    private final Consumer<ServerMessage> receiver;

    /** Until when, in virtual milliseconds, by the mark of what was asked. */
    private final Map<Optional<String>, Long> awaited = new HashMap<>();

    private Optional<String> socket = Optional.empty();
    private boolean rest;
    private boolean deaf;
    private boolean opening;
    private int generation;

    Line(Stage stage, Cloud cloud, String user, Consumer<ServerMessage> receiver) {
        this.stage = stage;
        this.cloud = cloud;
        this.user = user;
        this.receiver = receiver;
    }

    boolean isClosed() {
        return !rest && socket.isEmpty() && !opening;
    }

    boolean isRest() {
        return rest;
    }

    /** Whether something was asked so long ago that no answer comes any more. */
    boolean isOverdue() {
        return awaited.values().stream().anyMatch(due -> stage.now() > due);
    }

    /** Opens a socket; that it cannot be opened shows by its being overdue. */
    void open(Runnable opened) {
        int mine = generation;
        opening = true;
        awaited.put(Optional.empty(), stage.now() + PATIENCE_MILLIS);
        cloud.open(user, (message, _) -> receive(mine, message), id -> opened(mine, id, opened));
    }

    private void opened(int mine, String id, Runnable opened) {
        if (mine != generation) {
            cloud.cut(id);
            return;
        }
        opening = false;
        awaited.clear();
        socket = Optional.of(id);
        opened.run();
    }

    /** From now on without a socket. */
    void goWithout(Runnable begun) {
        close();
        rest = true;
        begun.run();
    }

    void ask(ClientMessage message) {
        awaited.putIfAbsent(message.id(), stage.now() + PATIENCE_MILLIS);
        if (rest) {
            request(message);
        } else if (!deaf) {
            socket.ifPresent(open -> cloud.send(open, message.getClass().getSimpleName(), FrameWriter.write(message)));
        }
    }

    private void request(ClientMessage message) {
        int mine = generation;
        Consumer<Answer> then = answer -> receive(mine, read(message, answer));
        String room = "/api/rooms/";
        switch (message) {
            case ClientMessage.Join it -> cloud.http(user, "POST", room + it.room() + "/join", body(it), then);
            case ClientMessage.Update it -> cloud.http(user, "POST", room + it.room() + "/updates", body(it), then);
            case ClientMessage.Sync it ->
                cloud.http(
                        user,
                        "GET",
                        room + it.room() + "/changes?epoch=" + it.epoch() + "&since=" + it.since(),
                        "",
                        then);
            default -> awaited.remove(message.id());
        }
    }

    private static String body(ClientMessage message) {
        Map<String, Json> members =
                new LinkedHashMap<>(((Json.Obj) JsonReader.FILES.read(FrameWriter.write(message))).members());
        members.keySet().removeAll(OF_FRAMES);
        return JsonWriter.write(new Json.Obj(members));
    }

    /** The frame that a request is answered with, or the problem as the error that a socket would have told. */
    private static ServerMessage read(ClientMessage asked, Answer answer) {
        Json.Obj body = answer.json();
        if (answer.status() >= 400) {
            ErrorCode code = ErrorCode.valueOf(
                    body.findText("code").orElseThrow().toUpperCase(Locale.ROOT).replace('-', '_'));
            return new ServerMessage.Failure(
                    asked.id(), code, body.findWhole("retryAfter"), Optional.empty(), Map.of());
        }
        Map<String, Json> frame = new LinkedHashMap<>(body.members());
        asked.id().ifPresent(id -> frame.put("ref", Json.of(id)));
        return ServerFrameReader.read(JsonWriter.write(new Json.Obj(frame))).orElseThrow();
    }

    private void receive(int mine, ServerMessage frame) {
        if (mine == generation && !deaf) {
            awaited.remove(frame.ref());
            receiver.accept(frame);
        }
    }

    /** Nothing goes either way any more, and nobody is told. */
    void goDeaf() {
        deaf = true;
    }

    /** Whatever is still on its way is lost. */
    void close() {
        socket.ifPresent(cloud::cut);
        leave();
    }

    /** The socket stays as it is; from here on it is another's. */
    void leave() {
        socket = Optional.empty();
        opening = false;
        rest = false;
        deaf = false;
        awaited.clear();
        generation++;
    }
}
