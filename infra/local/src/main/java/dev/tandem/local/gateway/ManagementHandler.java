package dev.tandem.local.gateway;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The management API: {@code POST}, {@code GET} and {@code DELETE} of {@code /{stage}/@connections/{id}}.
 *
 * <p>Errors carry the header and the body by which the SDKs find their exception. Source: "Use @connections commands in
 * your backend service", and the service model of the API.
 */
final class ManagementHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final System.Logger LOG = System.getLogger(ManagementHandler.class.getName());

    private static final Pattern ACCESS_KEY = Pattern.compile("AWS4-HMAC-SHA256 .*?Credential=([^/,\\s]+)/.*");

    private final SocketServer server;
    private final String accessKey;

    ManagementHandler(SocketServer server, String accessKey) {
        this.server = server;
        this.accessKey = accessKey;
    }

    /** The answer to a body longer than a message may be. */
    static FullHttpResponse tooLarge() {
        return error(413, "PayloadTooLargeException", "Message too long");
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        ctx.channel().config().setAutoRead(false);
        if (request.decoderResult().isFailure()) {
            Reply.last(ctx.channel()).send(error(400, "BadRequestException", "Bad request"));
            return;
        }
        Reply reply = Reply.to(request, ctx.channel());
        Optional<String> id = connectionId(request);
        if (!isSigned(request) || id.isEmpty()) {
            reply.send(error(403, "ForbiddenException", "Forbidden"));
            return;
        }
        Duration takes = server.latency().post();
        if (takes.isPositive()) {
            request.retain();
            server.scheduler()
                    .after(
                            takes,
                            () -> ctx.executor().execute(() -> {
                                find(request, id.get(), reply);
                                request.release();
                            }));
        } else {
            find(request, id.get(), reply);
        }
    }

    private void find(FullHttpRequest request, String id, Reply reply) {
        Optional<Connection> connection = server.connections().find(id);
        if (!server.throttle().take()) {
            reply.send(refused("Too many requests"));
        } else if (connection.isEmpty()) {
            reply.send(gone());
        } else if (request.method().equals(HttpMethod.POST)) {
            post(request, connection.get(), reply);
        } else {
            serve(request, connection.get(), reply);
        }
    }

    private void post(FullHttpRequest request, Connection connection, Reply reply) {
        switch (server.mishaps().post()) {
            case DELIVERED ->
                connection.post(request.content().toString(UTF_8), posted -> reply.send(response(posted)));
            case LOST -> reply.send(response(Connection.Posted.SENT));
            case REFUSED -> reply.send(response(Connection.Posted.BUFFER_FULL));
            case GONE -> {
                connection.vanish();
                reply.send(gone());
            }
        }
    }

    private static void serve(FullHttpRequest request, Connection connection, Reply reply) {
        switch (request.method().name()) {
            case "GET" -> reply.send(Reply.json(200, Json.text(description(connection))));
            case "DELETE" -> connection.finish(Ending.DELETED, () -> reply.send(Reply.response(204, new byte[0])));
            default -> reply.send(error(403, "ForbiddenException", "Forbidden"));
        }
    }

    private static FullHttpResponse response(Connection.Posted posted) {
        return switch (posted) {
            case SENT -> Reply.response(200, new byte[0]);
            case GONE -> gone();
            case BUFFER_FULL -> refused("The buffer of the client is full");
        };
    }

    private static ObjectNode description(Connection connection) {
        Session session = connection.session();
        ObjectNode json = Json.object()
                .put("connectedAt", session.connectedAt().toString())
                .put("lastActiveAt", connection.lastActiveAt().toString());
        json.putObject("identity").put("sourceIp", session.sourceIp()).put("userAgent", session.userAgent());
        return json;
    }

    private Optional<String> connectionId(FullHttpRequest request) {
        String path = new QueryStringDecoder(request.uri()).rawPath();
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        try {
            List<String> parts = HttpRoute.split(path).stream()
                    .map(part -> new QueryStringDecoder(part).path())
                    .toList();
            return parts.size() == 3
                            && parts.subList(0, 2).equals(List.of(server.api().stage(), "@connections"))
                    ? Optional.of(parts.get(2))
                    : Optional.empty();
        } catch (IllegalArgumentException wronglyEncoded) {
            return Optional.empty();
        }
    }

    /** Only the key is checked: whoever knows it is inside. */
    private boolean isSigned(FullHttpRequest request) {
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        Matcher matcher = ACCESS_KEY.matcher(authorization);
        return matcher.matches() && MessageDigest.isEqual(matcher.group(1).getBytes(UTF_8), accessKey.getBytes(UTF_8));
    }

    private static FullHttpResponse refused(String why) {
        return error(429, "LimitExceededException", why);
    }

    private static FullHttpResponse gone() {
        return error(410, "GoneException", "The connection is gone");
    }

    private static FullHttpResponse error(int status, String type, String message) {
        FullHttpResponse response = Reply.message(status, message);
        response.headers().set("x-amzn-ErrorType", type);
        return response;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(WARNING, "A management request failed", cause);
        }
        ctx.close().addListener(_ -> {});
    }
}
