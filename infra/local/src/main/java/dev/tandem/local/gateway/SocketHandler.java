package dev.tandem.local.gateway;

import static java.lang.System.Logger.Level.WARNING;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;

/** Tells a connection what happens on its socket. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final System.Logger LOG = System.getLogger(SocketHandler.class.getName());

    private final Connection connection;

    SocketHandler(Connection connection) {
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> connection.received(text.text());
            case PingWebSocketFrame ping ->
                ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()))
                        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            case CloseWebSocketFrame close -> connection.closedByClient(close.statusCode(), close.reasonText());
            default -> {
                // A pong: it was not asked for and means nothing.
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        connection.regulate();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connection.closed();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException corrupt ->
                connection.end(ending(
                        corrupt.closeStatus().code(), corrupt.closeStatus().reasonText()));
            case TooLongFrameException _ -> connection.end(Ending.TOO_LONG);
            case IOException _ -> ctx.close().addListener(_ -> {});
            default -> {
                LOG.log(WARNING, "A socket failed", cause);
                ctx.close().addListener(_ -> {});
            }
        }
    }

    private static Ending ending(int status, String reason) {
        return status == Ending.TOO_LONG.status() ? Ending.TOO_LONG : new Ending(status, reason);
    }
}
