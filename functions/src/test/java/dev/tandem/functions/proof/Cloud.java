package dev.tandem.functions.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.handler.AuthorizerHandler;
import dev.tandem.functions.handler.BroadcastHandler;
import dev.tandem.functions.handler.ConnectHandler;
import dev.tandem.functions.handler.DefaultHandler;
import dev.tandem.functions.handler.DisconnectHandler;
import dev.tandem.functions.handler.FanOutHandler;
import dev.tandem.functions.handler.RestHandler;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.json.Json;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The gateway, the event source, and the functions behind them. Every frame and every request is an invocation of its own, so those of one socket run
 * side by side; frames in both directions are late, overtake each other and get lost; an invocation that dies answers nothing.
 */
final class Cloud implements Push {
    private static final int LIFE_SECONDS = 7200;
    private static final String ROOMS = "/api/rooms/";

    private final Stage stage;
    private final Map<String, Socket> sockets = new HashMap<>();
    private Optional<Deployed> deployed = Optional.empty();
    private int opened;

    Cloud(Stage stage) {
        this.stage = stage;
    }

    /** The functions of one deployment, each made once as an instance is. */
    private record Deployed(
            Wiring wiring,
            AuthorizerHandler authorizer,
            ConnectHandler connect,
            DefaultHandler frames,
            DisconnectHandler disconnect,
            BroadcastHandler broadcast,
            FanOutHandler fanOut,
            RestHandler rest) {
        static Deployed of(Wiring wiring) {
            return new Deployed(
                    wiring,
                    new AuthorizerHandler(wiring),
                    new ConnectHandler(wiring),
                    new DefaultHandler(wiring),
                    new DisconnectHandler(wiring),
                    new BroadcastHandler(wiring),
                    new FanOutHandler(wiring),
                    new RestHandler(wiring));
        }
    }

    /** Whoever has a socket. */
    interface Caller {
        void receive(ServerMessage message, String frame);

        /** It is closed from the other side. */
        default void closed() {}
    }

    private record Socket(String user, Json authorizer, Caller caller) {}

    /** From now on these functions serve, and the stream calls their broadcaster. All sockets of others are closed. */
    void deploy(Wiring wiring) {
        sockets.clear();
        Deployed functions = Deployed.of(wiring);
        deployed = Optional.of(functions);
        stage.world().onStream(batch -> broadcast(functions, batch));
    }

    Wiring wiring() {
        return deployed().wiring();
    }

    /** What posts parts of divided fan-outs. */
    FanOutHandler fanOut() {
        return deployed().fanOut();
    }

    private Deployed deployed() {
        return deployed.orElseThrow();
    }

    private void broadcast(Deployed functions, List<LogRecord> batch) {
        if (stage.weather().strikes(Mishap.STREAM_LATE)) {
            stage.world().sleep(Duration.ofMillis(500L + stage.random().nextInt(5_000)));
        }
        List<Json> records = new ArrayList<>(batch.stream()
                .map(entry -> Events.inserted(entry.room(), entry.seq(), entry.body()))
                .toList());
        if (stage.weather().strikes(Mishap.STREAM_POISONED)) {
            records.add(Events.inserted(batch.getFirst().room(), 1_000_000, "{\"no\":\"commit\"}"));
        }
        Json.Obj answer = Functions.invoke(functions.broadcast(), Events.stream(records));
        if (!answer.items("batchItemFailures").isEmpty()) {
            throw new StoreUnavailable("the event source tries again");
        }
    }

    /** Opens a socket; {@code opened} gets its id, or nothing happens at all. */
    void open(String user, Caller caller, Consumer<String> then) {
        String id = "socket-" + ++opened;
        Json authorizer =
                Events.authorizer(user, stage.world().clock().instant().plusSeconds(LIFE_SECONDS));
        Deployed functions = deployed();
        stage.world()
                .spawn(
                        "connect " + user,
                        () -> connect(functions, id, new Socket(user, authorizer, caller))
                                .ifPresent(then));
    }

    /** Opens a socket with the ticket among its subprotocols; {@code then} gets its id, or nothing where it may not or cannot be opened. */
    void open(String user, List<String> protocols, Caller caller, Consumer<Optional<String>> then) {
        String id = "socket-" + ++opened;
        Deployed functions = deployed();
        Map<String, String> headers = Map.of("Sec-WebSocket-Protocol", String.join(", ", protocols));
        stage.world().spawn("connect " + user, () -> {
            Optional<String> open = Optional.empty();
            try {
                open = Functions.invoke(functions.authorizer(), Events.authorize(id, headers))
                        .find("context")
                        .flatMap(let -> connect(functions, id, new Socket(user, let, caller)));
            } catch (StoreUnavailable failed) {
                stage.note(user, "an authorizer that fails opens nothing");
            }
            then.accept(open);
        });
    }

    private Optional<String> connect(Deployed functions, String id, Socket socket) {
        Json.Obj answer = Functions.invoke(functions.connect(), Events.connect(id, socket.authorizer()));
        if (Functions.status(answer) == 200 && functions.equals(deployed())) {
            sockets.put(id, socket);
            return Optional.of(id);
        }
        return Optional.empty();
    }

    /** Sends a frame of a client; its answer comes to whoever has the socket. */
    void send(String socket, String what, String frame) {
        if (stage.weather().strikes(Mishap.FRAME_LOST)) {
            return;
        }
        stage.after(stage.weather().delay(), () -> {
            Socket open = sockets.get(socket);
            if (open != null) {
                serve(socket, what, Events.message(socket, open.authorizer(), frame));
            }
        });
    }

    private void serve(String socket, String what, Json event) {
        DefaultHandler frames = deployed().frames();
        stage.world()
                .spawn(
                        what + " on " + socket,
                        () -> Functions.body(Functions.invoke(frames, event)).ifPresent(body -> deliver(socket, body)));
    }

    /** Asks the HTTP API; no answer may come. */
    void http(String user, String method, String path, String body, Consumer<Answer> then) {
        if (stage.weather().strikes(Mishap.FRAME_LOST)) {
            return;
        }
        Map<String, String> headers = Map.of("authorization", "Bearer " + Town.token(user));
        Json event = Events.http(method, path, headers, body);
        Deployed functions = deployed();
        stage.after(
                stage.weather().delay(),
                () -> stage.world().spawn(method + " " + path, () -> {
                    long since = stage.now();
                    Answer answer = new Answer(Functions.invoke(functions.rest(), event));
                    if (answer.status() < 300) {
                        roomOf(path).ifPresent(room -> stage.add(new Happening.Served(stage.now(), room, user, since)));
                    }
                    if (!stage.weather().strikes(Mishap.POST_LOST)) {
                        stage.after(stage.weather().delay(), () -> {
                            if (functions.equals(deployed())) {
                                then.accept(answer);
                            }
                        });
                    }
                }));
    }

    private static Optional<String> roomOf(String path) {
        return path.startsWith(ROOMS)
                ? Optional.of(path.substring(ROOMS.length()).split("[/?]", 2)[0])
                : Optional.empty();
    }

    /** The socket is closed; the functions learn of it, or not. */
    void cut(String socket) {
        if (sockets.remove(socket) != null && !stage.weather().strikes(Mishap.DISCONNECT_LOST)) {
            disconnect(socket);
        }
    }

    private void disconnect(String socket) {
        DisconnectHandler handler = deployed().disconnect();
        stage.world().spawn("disconnect", () -> Functions.invoke(handler, Events.disconnect(socket)));
    }

    void cutAll() {
        List.copyOf(sockets.keySet()).stream().sorted().forEach(this::cut);
    }

    /** In the same order in every run. */
    Stream<String> openSockets() {
        return List.copyOf(sockets.keySet()).stream().sorted();
    }

    boolean isOpen(String socket) {
        return sockets.containsKey(socket);
    }

    @Override
    public PushResult post(String connectionId, byte[] frame) {
        stage.world().mayCrash();
        PushResult result = posted(connectionId, frame);
        stage.world().mayCrash();
        return result;
    }

    private PushResult posted(String connectionId, byte[] frame) {
        stage.world().sleep(Duration.ofMillis(3));
        if (!sockets.containsKey(connectionId)) {
            return new PushResult.Gone();
        }
        if (stage.weather().strikes(Mishap.POST_REFUSED)) {
            return new PushResult.Slow();
        }
        if (stage.weather().strikes(Mishap.POST_FAILED)) {
            throw new IllegalStateException("the gateway does not answer");
        }
        deliver(connectionId, new String(frame, UTF_8));
        return new PushResult.Sent();
    }

    /** As the real one: closes, and tells the functions some time later. */
    @Override
    public void close(String connectionId) {
        stage.world().mayCrash();
        stage.world().sleep(Duration.ofMillis(3));
        Socket closed = sockets.remove(connectionId);
        if (closed != null) {
            disconnect(connectionId);
            stage.after(5, closed.caller()::closed);
        }
        stage.world().mayCrash();
    }

    private void deliver(String socket, String frame) {
        Socket to = sockets.get(socket);
        Optional<ServerMessage> message = ServerFrameReader.read(frame);
        if (to == null || message.isEmpty()) {
            return;
        }
        Frames.posted(stage.now(), to.user(), message.get()).ifPresent(stage::add);
        if (!stage.weather().strikes(Mishap.POST_LOST)) {
            stage.after(stage.weather().delay(), () -> arrive(socket, message.get(), frame));
        }
    }

    private void arrive(String socket, ServerMessage message, String frame) {
        Socket to = sockets.get(socket);
        if (to != null) {
            Frames.room(message).ifPresent(room -> stage.add(new Happening.Arrived(stage.now(), room, to.user())));
            to.caller().receive(message, frame);
        }
    }
}
