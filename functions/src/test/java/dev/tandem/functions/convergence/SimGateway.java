package dev.tandem.functions.convergence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.handler.BroadcastHandler;
import dev.tandem.functions.handler.ConnectHandler;
import dev.tandem.functions.handler.DefaultHandler;
import dev.tandem.functions.handler.DisconnectHandler;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.json.Json;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sockets, and the functions behind them. Every frame is an invocation of its own, so those of one socket run side by side; frames in both
 * directions are late, overtake each other and get lost; an invocation that dies answers nothing.
 */
final class SimGateway implements Push {
    private static final int LIFE_SECONDS = 7200;

    private final SimWorld world;
    private final Weather weather;
    private final Map<String, Consumer<ServerMessage>> sockets = new HashMap<>();
    private final Map<String, Json> people = new HashMap<>();
    private Optional<Wiring> deployed = Optional.empty();
    private int opened;
    private int cutOff;

    SimGateway(SimWorld world, Weather weather) {
        this.world = world;
        this.weather = weather;
    }

    /** Lets the stream call the broadcaster, as its event source would. */
    void listen(Wiring wiring) {
        deployed = Optional.of(wiring);
        BroadcastHandler broadcaster = new BroadcastHandler(wiring);
        world.onStream(batch -> {
            Json event = Events.stream(batch.stream().map(SimGateway::event).toList());
            if (!Functions.invoke(broadcaster, event).items("batchItemFailures").isEmpty()) {
                throw new StoreUnavailable("the event source tries again");
            }
        });
    }

    private static Json event(LogRecord entry) {
        return Events.inserted(entry.room(), entry.seq(), entry.body());
    }

    /** Opens a socket; {@code opened} gets its id, or nothing happens at all. */
    void open(Wiring wiring, String user, Consumer<ServerMessage> receiver, Consumer<String> opened) {
        String id = "socket-" + ++this.opened;
        Json authorizer = Events.authorizer(user, world.clock().instant().plusSeconds(LIFE_SECONDS));
        world.spawn("connect", () -> {
            if (Functions.status(Functions.invoke(new ConnectHandler(wiring), Events.connect(id, authorizer))) == 200) {
                sockets.put(id, receiver);
                people.put(id, authorizer);
                opened.accept(id);
            }
        });
    }

    /** Sends a frame of a client; its answer comes to the receiver of the socket. */
    void send(Wiring wiring, String socket, ClientMessage message) {
        if (weather.strikes(.02)) {
            return;
        }
        world.spawn("frame", () -> {
            world.sleep(Duration.ofMillis(weather.delay()));
            Json authorizer = people.get(socket);
            if (sockets.containsKey(socket) && authorizer != null) {
                Json event = Events.message(socket, authorizer, FrameWriter.write(message));
                Functions.body(Functions.invoke(new DefaultHandler(wiring), event))
                        .ifPresent(body -> deliver(socket, body));
            }
        });
    }

    /** The socket is closed; the functions learn of it, or not. */
    void cut(Wiring wiring, String socket) {
        sockets.remove(socket);
        if (!weather.strikes(.4)) {
            world.spawn("disconnect", () -> Functions.invoke(new DisconnectHandler(wiring), Events.disconnect(socket)));
        }
    }

    @Override
    public PushResult post(String connectionId, byte[] frame) {
        world.sleep(Duration.ofMillis(3));
        if (!sockets.containsKey(connectionId)) {
            return new PushResult.Gone();
        }
        if (weather.strikes(.03)) {
            return new PushResult.Slow();
        }
        deliver(connectionId, new String(frame, UTF_8));
        return new PushResult.Sent();
    }

    /** As the real one: closes, and tells the functions some time later. */
    @Override
    public void close(String connectionId) {
        world.sleep(Duration.ofMillis(3));
        if (sockets.remove(connectionId) != null) {
            deployed.ifPresent(wiring -> world.spawn(
                    "disconnect",
                    () -> Functions.invoke(new DisconnectHandler(wiring), Events.disconnect(connectionId))));
        }
    }

    boolean isOpen(String socket) {
        return sockets.containsKey(socket);
    }

    /** Frames that were on their way to a socket when it was closed. */
    int cutOff() {
        return cutOff;
    }

    private void deliver(String socket, String frame) {
        if (weather.strikes(.04)) {
            return;
        }
        world.spawn("delivery", () -> {
            world.sleep(Duration.ofMillis(weather.delay()));
            Consumer<ServerMessage> receiver = sockets.get(socket);
            if (receiver != null) {
                ServerFrameReader.read(frame).ifPresent(receiver);
            } else {
                cutOff++;
            }
        });
    }
}
