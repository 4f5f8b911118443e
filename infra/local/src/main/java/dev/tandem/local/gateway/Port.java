package dev.tandem.local.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A port and the sockets that came in by it. */
final class Port {

    private final Channel server;
    private final ChannelGroup clients;
    private final CompletableFuture<Consumer<ChannelPipeline>> handlers;

    private Port(Channel server, ChannelGroup clients, CompletableFuture<Consumer<ChannelPipeline>> handlers) {
        this.server = server;
        this.clients = clients;
        this.handlers = handlers;
    }

    /**
     * Takes a port; whoever connects waits until it is opened.
     *
     * @throws IOException where it is taken or not ours to take
     */
    static Port bind(EventLoopGroup loops, String host, int number) throws IOException {
        // Whoever was accepted just before the end is registered after it, by loops that close nobody any more: the
        // group does.
        var clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        var handlers = new CompletableFuture<Consumer<ChannelPipeline>>();
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        clients.add(client);
                        // Nobody is let in before the port is opened.
                        handlers.join().accept(client.pipeline());
                    }
                })
                .bind(host, number)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("Cannot listen on " + host + ":" + number, bound.cause());
        }
        return new Port(bound.channel(), clients, handlers);
    }

    int number() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    void open(Consumer<ChannelPipeline> pipeline) {
        handlers.complete(pipeline);
        server.config().setAutoRead(true);
    }

    /** Resets every socket, so that neither side says farewell. */
    void cut() {
        List<ChannelFuture> ends = new ArrayList<>();
        for (Channel client : clients) {
            client.attr(Connection.CUT).set(true);
            resetOnClose(client);
            ends.add(client.close());
        }
        ends.forEach(ChannelFuture::awaitUninterruptibly);
    }

    /** Lets a socket be reset where it would be closed in order. */
    static void resetOnClose(Channel client) {
        try {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException gone) {
            if (client.isOpen()) {
                throw gone;
            }
            // It closed by itself just now: there is nothing left to reset.
        }
    }

    /** Lets nobody in any more. */
    void shut() {
        server.close().awaitUninterruptibly();
    }

    void close() {
        shut();
        clients.close().awaitUninterruptibly();
    }
}
