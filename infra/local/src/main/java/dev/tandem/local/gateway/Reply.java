package dev.tandem.local.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The one answer to a request; the next request of the connection is read when it is sent. From any thread. */
final class Reply {

    /** How long a client may take to read the last answer of a connection, in real time. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Channel channel;
    private final boolean keepAlive;

    private Reply(Channel channel, boolean keepAlive) {
        this.channel = channel;
        this.keepAlive = keepAlive;
    }

    static Reply to(HttpMessage request, Channel channel) {
        return new Reply(channel, HttpUtil.isKeepAlive(request));
    }

    /** The last answer of a connection whose request was not understood. */
    static Reply last(Channel channel) {
        return new Reply(channel, false);
    }

    /** A response of JSON. */
    static FullHttpResponse json(int status, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = response(status, bytes);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        return response;
    }

    /** What API Gateway itself has to say. */
    static FullHttpResponse message(int status, String message) {
        return json(status, Json.text(Json.object().put("message", message)));
    }

    static FullHttpResponse response(int status, byte[] body) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
    }

    void send(FullHttpResponse response) {
        int status = response.status().code();
        if (status != 204 && status != 304) {
            HttpUtil.setContentLength(response, response.content().readableBytes());
        }
        HttpUtil.setKeepAlive(response, keepAlive);
        ChannelFuture written = channel.writeAndFlush(response);
        if (keepAlive) {
            written.addListener(_ -> channel.config().setAutoRead(true));
        } else {
            PoliteClose.after(written, PATIENCE);
        }
    }
}
