package dev.tandem.local.gateway;

import static java.lang.System.Logger.Level.WARNING;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of the local stack.
 *
 * <p>{@link #bind} takes the ports, so that functions can be told where to post; {@link #serve} lets the clients in.
 * Clients that come between the two wait.
 */
public final class Gateway implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Gateway.class.getName());

    /** How long clients and functions may take to end, each, when the gateway stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Listen listen;
    private final EventLoopGroup loops;
    private final Port front;
    private final Port management;
    private volatile @Nullable Served served;
    private boolean closed;

    private Gateway(Listen listen, EventLoopGroup loops, Port front, Port management) {
        this.listen = listen;
        this.loops = loops;
        this.front = front;
        this.management = management;
    }

    /**
     * Takes both ports.
     *
     * @throws IOException where one is taken already
     */
    public static Gateway bind(Listen listen) throws IOException {
        var threads = new DefaultThreadFactory("gateway", true);
        var loops = new MultiThreadIoEventLoopGroup(2, threads, NioIoHandler.newFactory());
        try {
            Port front = Port.bind(loops, listen.host(), listen.port());
            return new Gateway(listen, loops, front, management(loops, listen, front));
        } catch (IOException taken) {
            stop(loops);
            throw taken;
        }
    }

    private static Port management(EventLoopGroup loops, Listen listen, Port front) throws IOException {
        try {
            return Port.bind(loops, listen.host(), listen.managementPort());
        } catch (IOException taken) {
            front.close();
            throw taken;
        }
    }

    /** The port of the sockets, the HTTP API and the pages. */
    public int port() {
        return front.number();
    }

    /** Where a client of the management API is pointed to; the API answers for its own stage only. */
    public URI managementEndpoint(String stage) {
        return URI.create("http://" + listen.host() + ":" + management.number() + "/" + stage);
    }

    /**
     * Lets clients in.
     *
     * @throws IllegalArgumentException where the route selection expression is not understood
     * @throws IllegalStateException where the gateway serves already
     */
    public synchronized Gateway serve(GatewaySettings settings) {
        if (served != null) {
            throw new IllegalStateException("The gateway serves already");
        }
        Served behind = Served.of(listen, settings);
        served = behind;
        management.open(pipeline -> addManagement(pipeline, behind));
        front.open(pipeline -> addFront(pipeline, behind));
        return this;
    }

    /**
     * How functions in this process post.
     *
     * @throws IllegalStateException before it serves
     */
    public Posts posts() {
        Served behind = served;
        if (behind == null) {
            throw new IllegalStateException("The gateway does not serve yet");
        }
        return new Posts(behind.sockets());
    }

    /** Cuts every connection as a crash would: no farewell, and {@code $disconnect} is not told. */
    public synchronized void cutAll() {
        if (!closed) {
            front.cut();
        }
    }

    /**
     * Says 1001 to every client, tells {@code $disconnect}, lets functions end, and stops; all within some seconds. A
     * second call does nothing: on loops that have ended, nobody would complete what it waits for.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        front.shut();
        if (served != null) {
            await(served.sockets().connections().stop());
            served.invocations().stop(PATIENCE);
        }
        front.close();
        management.close();
        stop(loops);
    }

    private static void addFront(ChannelPipeline pipeline, Served behind) {
        int longest = behind.settings().http().bodyBytes();
        addHttp(pipeline, new BodyAggregator(longest, () -> Reply.message(413, "Request Entity Too Large")));
        pipeline.addLast(new FrontDoor(behind));
    }

    private static void addManagement(ChannelPipeline pipeline, Served behind) {
        addHttp(pipeline, new BodyAggregator(behind.sockets().limits().messageBytes(), ManagementHandler::tooLarge));
        pipeline.addLast(
                new ManagementHandler(behind.sockets(), behind.settings().accessKey()));
    }

    private static void addHttp(ChannelPipeline pipeline, BodyAggregator bodies) {
        // API Gateway: 10,240 bytes for the request line and the headers together; 4,096 is for a WebSocket URL, 8,192
        // leaves HTTP room.
        var limits = new HttpDecoderConfig().setMaxInitialLineLength(8192).setMaxHeaderSize(10_240);
        pipeline.addLast(new HttpServerCodec(limits), new FlowControlHandler(), bodies);
    }

    private static void await(CompletableFuture<?> farewells) {
        try {
            farewells.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(WARNING, "Not every $disconnect was told before the end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(EventLoopGroup loops) {
        loops.shutdownGracefully(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
}
