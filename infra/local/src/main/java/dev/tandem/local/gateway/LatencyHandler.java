package dev.tandem.local.gateway;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A far client: everything takes a while in each direction and keeps its order. That a socket has died is noticed at
 * once.
 */
final class LatencyHandler extends ChannelDuplexHandler {

    /** Something under way: it arrives, or is lost with the socket. */
    private record Parcel(Runnable arrive, Runnable lose) {}

    private final Scheduler scheduler;
    private final Duration oneWay;
    private final Queue<Parcel> inbound = new ArrayDeque<>();
    private final Queue<Parcel> outbound = new ArrayDeque<>();

    LatencyHandler(Scheduler scheduler, Duration oneWay) {
        this.scheduler = scheduler;
        this.oneWay = oneWay;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        later(ctx, inbound, new Parcel(() -> ctx.fireChannelRead(message), () -> ReferenceCountUtil.release(message)));
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        var parcel = new Parcel(() -> ctx.writeAndFlush(message, promise).addListener(_ -> {}), () -> {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
        });
        later(ctx, outbound, parcel);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        Runnable close = () -> ctx.close(promise).addListener(_ -> {});
        if (outbound.isEmpty() || ctx.channel().hasAttr(Connection.CUT)) {
            close.run();
        } else {
            later(ctx, outbound, new Parcel(close, close));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        lose(inbound);
        lose(outbound);
    }

    private void later(ChannelHandlerContext ctx, Queue<Parcel> way, Parcel parcel) {
        way.add(parcel);
        // Whichever timer comes first delivers what was sent first.
        scheduler.after(oneWay, () -> ctx.executor().execute(() -> arrive(way)));
    }

    private static void arrive(Queue<Parcel> way) {
        Parcel first = way.poll();
        if (first != null) {
            first.arrive().run();
        }
    }

    private static void lose(Queue<Parcel> way) {
        for (Parcel parcel = way.poll(); parcel != null; parcel = way.poll()) {
            parcel.lose().run();
        }
    }
}
