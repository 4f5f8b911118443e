package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.time.Duration;
import java.util.regex.Pattern;

/** Turns a request into a connection, once the authorizer and {@code $connect} have agreed. */
final class Upgrade {

    /** RFC 6455, 4.1: sixteen bytes in Base64. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    /** The longest path with its query. */
    private static final int URL = 4096;

    private final SocketServer server;

    Upgrade(SocketServer server) {
        this.server = server;
    }

    void begin(ChannelHandlerContext ctx, FullHttpRequest request, ClientRequest client, Reply reply) {
        HttpHeaders headers = request.headers();
        if (!isUpgrade(request) || !"13".equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            reply.send(upgradeRequired());
            return;
        }
        if (head(client) > URL) {
            reply.send(Reply.message(414, "Request-URI Too Long"));
            return;
        }
        String key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (key == null || !KEY.matcher(key).matches()) {
            reply.send(Reply.message(400, "Bad Request"));
            return;
        }
        Session session = Session.of(server.ids().next(), server.scheduler().now(), client);
        FullHttpRequest head = request.replace(Unpooled.EMPTY_BUFFER);
        server.invocations()
                .async(
                        () -> server.admissions().admit(session, client),
                        () -> new Admission.Refused(500),
                        admission -> ctx.executor().execute(() -> finish(ctx, head, session, admission, reply)));
    }

    private static int head(ClientRequest client) {
        return client.rawPath().length() + 1 + client.rawQuery().length();
    }

    private static boolean isUpgrade(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers().containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && request.headers().containsValue(HttpHeaderNames.UPGRADE, "websocket", true);
    }

    private static FullHttpResponse upgradeRequired() {
        FullHttpResponse response = Reply.message(426, "Upgrade Required");
        response.headers().set(HttpHeaderNames.UPGRADE, "websocket").set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        return response;
    }

    private void finish(
            ChannelHandlerContext ctx, FullHttpRequest head, Session session, Admission admission, Reply reply) {
        switch (admission) {
            case Admission.Admitted admitted -> admit(ctx, head, admitted, reply);
            case Admission.Refused(int status) -> reply.send(refusal(status, session));
        }
    }

    private FullHttpResponse refusal(int status, Session session) {
        ObjectNode body = Json.object()
                .put("message", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("connectionId", session.id())
                .put("requestId", server.ids().next());
        return Reply.json(status, Json.text(body));
    }

    private void admit(ChannelHandlerContext ctx, FullHttpRequest head, Admission.Admitted admitted, Reply reply) {
        Channel channel = ctx.channel();
        if (channel.isActive() && !server.connections().areStopping()) {
            open(ctx, head, admitted);
            return;
        }
        reply.send(refusal(503, admitted.session()));
        if (!channel.hasAttr(Connection.CUT)) {
            var _ = server.routes().disconnected(admitted.session(), Ending.WITHOUT_STATUS);
        }
    }

    private void open(ChannelHandlerContext ctx, FullHttpRequest head, Admission.Admitted admitted) {
        Channel channel = ctx.channel();
        int full = server.limits().sendBufferBytes();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(full / 2, full));
        var connection = new Connection(admitted.session(), channel, server);
        addHandlers(ctx.pipeline(), connection);
        ctx.pipeline().remove(ctx.handler());
        var headers = new DefaultHttpHeaders();
        admitted.subprotocol().ifPresent(name -> headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, name));
        new WebSocketServerHandshaker13(server.api().path(), null, frames())
                .handshake(channel, head, headers, channel.newPromise())
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        connection.regulate();
    }

    private void addHandlers(ChannelPipeline pipeline, Connection connection) {
        // Left to the connection: how a violation ends it, and when the socket closes.
        pipeline.addLast(new Utf8FrameValidator(false));
        Duration oneWay = server.latency().oneWay(connection.session().id());
        if (oneWay.isPositive()) {
            pipeline.addLast(new LatencyHandler(server.scheduler(), oneWay));
        }
        pipeline.addLast(new TextOnly(connection));
        pipeline.addLast(new WebSocketFrameAggregator(server.limits().messageBytes()));
        pipeline.addLast(new SocketHandler(connection));
    }

    private WebSocketDecoderConfig frames() {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(server.limits().frameBytes())
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .build();
    }
}
