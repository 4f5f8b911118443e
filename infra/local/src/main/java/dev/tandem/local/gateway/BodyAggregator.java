package dev.tandem.local.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.util.function.Supplier;

/** Collects a request; one with a longer body is answered at once, and the rest of the body is read and dropped. */
final class BodyAggregator extends HttpObjectAggregator {

    private final Supplier<FullHttpResponse> tooLarge;

    BodyAggregator(int maxBytes, Supplier<FullHttpResponse> tooLarge) {
        super(maxBytes);
        this.tooLarge = tooLarge;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
        Reply.to(oversized, ctx.channel()).send(tooLarge.get());
    }

    @Override
    protected Object newContinueResponse(HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
        Object answer = super.newContinueResponse(start, maxContentLength, pipeline);
        if (answer instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE)) {
            FullHttpResponse refusal = tooLarge.get();
            HttpUtil.setContentLength(refusal, refusal.content().readableBytes());
            return refusal;
        }
        return answer;
    }
}
