package dev.tandem.local.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;

/** Ends a connection at its first binary frame, or fragment of one. */
final class TextOnly extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {

    private final Connection connection;

    TextOnly(Connection connection) {
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, BinaryWebSocketFrame frame) {
        connection.end(Ending.BINARY);
    }
}
