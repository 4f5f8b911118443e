package dev.tandem.functions.proof;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The ways of the pages of one device to the server: sockets and requests, all of which it may be cut off from, with or without being told. */
final class PageLine {
    private static final int REFUSED_AFTER = 40;
    private static final int ABNORMAL = 1006;

    private final Stage stage;
    private final Cloud cloud;
    private final String user;
    private final Pages pages;
    private final Heard heard;
    /** By the number that the page gave each; the name is empty until it is open. */
    private final Map<Integer, Optional<String>> sockets = new TreeMap<>();

    private final Set<Integer> deaf = new HashSet<>();
    private boolean blocked;

    /** What goes through, for whoever follows what a client says and is told. */
    interface Heard {
        void said(ClientMessage.Update update);

        void told(ServerMessage message);
    }

    PageLine(Stage stage, Cloud cloud, String user, Pages pages, Heard heard) {
        this.stage = stage;
        this.cloud = cloud;
        this.user = user;
        this.pages = pages;
        this.heard = heard;
    }

    void open(int socket, List<String> protocols) {
        sockets.put(socket, Optional.empty());
        if (blocked) {
            stage.after(REFUSED_AFTER, () -> end(socket));
            return;
        }
        Cloud.Caller caller = new Cloud.Caller() {
            @Override
            public void receive(ServerMessage message, String frame) {
                arrive(socket, message, frame);
            }

            @Override
            public void closed() {
                end(socket);
            }
        };
        cloud.open(user, protocols, caller, id -> stage.after(1, () -> opened(socket, id)));
    }

    private void opened(int socket, Optional<String> id) {
        if (id.isEmpty()) {
            end(socket);
        } else if (!sockets.containsKey(socket) || blocked) {
            cloud.cut(id.get());
            end(socket);
        } else {
            sockets.put(socket, id);
            pages.call("opened", Json.of(socket));
        }
    }

    private void end(int socket) {
        deaf.remove(socket);
        if (sockets.remove(socket) != null) {
            pages.call("closed", Json.of(socket), Json.of(ABNORMAL));
        }
    }

    void send(int socket, String text) {
        if (FrameReader.read(text) instanceof Received.Understood(ClientMessage.Update update)) {
            heard.said(update);
        }
        if (!deaf.contains(socket)) {
            id(socket).ifPresent(open -> cloud.send(open, "a frame", text));
        }
    }

    private Optional<String> id(int socket) {
        return sockets.getOrDefault(socket, Optional.empty());
    }

    private void arrive(int socket, ServerMessage message, String frame) {
        if (sockets.containsKey(socket) && !deaf.contains(socket)) {
            heard.told(message);
            pages.call("message", Json.of(socket), Json.of(frame));
        }
    }

    /** The page closes it. */
    void close(int socket) {
        deaf.remove(socket);
        Optional.ofNullable(sockets.remove(socket)).flatMap(id -> id).ifPresent(cloud::cut);
    }

    void fetch(int request, String method, String url, String body) {
        String room = "/api/rooms/";
        boolean isUpdate = method.equals("POST") && url.endsWith("/updates");
        if (isUpdate
                && FrameReader.readUpdate(url.substring(room.length(), url.lastIndexOf('/')), body)
                        instanceof Received.Understood(ClientMessage.Update update)) {
            heard.said(update);
            stage.count(Sight.OVER_REST);
        }
        cloud.http(user, method, url, body, answer -> answered(request, isUpdate, answer));
    }

    private void answered(int request, boolean isUpdate, Answer answer) {
        boolean isEmpty = Functions.body(answer.result()).orElse("").isEmpty();
        String text = isEmpty ? "" : JsonWriter.write(answer.json());
        if (isUpdate && answer.status() < 400) {
            ServerFrameReader.read(text).ifPresent(heard::told);
        }
        pages.call("answered", Json.of(request), Json.of(answer.status()), Json.of(text));
    }

    /** All sockets end, and the pages are told. */
    void cut() {
        each(socket -> {
            id(socket).ifPresent(cloud::cut);
            end(socket);
        });
    }

    /** Their other ends are gone already. */
    void lose() {
        each(this::end);
    }

    /** Nothing goes either way any more, and nobody is told. */
    void goDeaf() {
        deaf.addAll(sockets.keySet());
    }

    /** No socket comes about, and those that are there end. */
    void block() {
        blocked = true;
        cut();
    }

    void unblock() {
        blocked = false;
    }

    private void each(Consumer<Integer> work) {
        List.copyOf(sockets.keySet()).forEach(work);
    }
}
