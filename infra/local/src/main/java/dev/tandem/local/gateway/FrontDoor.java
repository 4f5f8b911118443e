package dev.tandem.local.gateway;

import static java.lang.System.Logger.Level.WARNING;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Leads each request of a connection to the API it is for, one after the other. */
final class FrontDoor extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());

    private final Served served;

    FrontDoor(Served served) {
        this.served = served;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        // The next request waits until this one is answered.
        ctx.channel().config().setAutoRead(false);
        if (request.decoderResult().isFailure()) {
            int status = status(request.decoderResult().cause());
            Reply.last(ctx.channel()).send(Reply.message(status, "Bad Request"));
            return;
        }
        Reply reply = Reply.to(request, ctx.channel());
        try {
            lead(ctx, request, client(ctx, request), reply);
        } catch (IllegalArgumentException malformed) {
            reply.send(Reply.message(400, "Bad Request"));
        }
    }

    private static ClientRequest client(ChannelHandlerContext ctx, FullHttpRequest request) {
        var remote = (InetSocketAddress) ctx.channel().remoteAddress();
        var local = (InetSocketAddress) ctx.channel().localAddress();
        return ClientRequest.of(request, remote.getAddress().getHostAddress(), local.getPort());
    }

    private static int status(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> 414;
            case TooLongHttpHeaderException _ -> 431;
            default -> 400;
        };
    }

    private void lead(ChannelHandlerContext ctx, FullHttpRequest request, ClientRequest client, Reply reply) {
        if (!served.listen().answersTo(client.header("host"))) {
            reply.send(Reply.message(403, "Forbidden"));
        } else if (client.rawPath().equals(served.sockets().api().path())) {
            served.upgrade().begin(ctx, request, client, reply);
        } else if (served.http().isFor(client)) {
            served.http().serve(client, ByteBufUtil.getBytes(request.content()), reply);
        } else {
            served.pages().serve(client, ByteBufUtil.getBytes(request.content()), reply);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(WARNING, "A request failed", cause);
        }
        ctx.close().addListener(_ -> {});
    }
}
