package dev.tandem.local.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that the last words arrive.
 *
 * <p>Closing a socket on which something unread waits makes the system reset it, and a reset can overtake what was
 * sent. So only our half is closed, the rest is read and dropped until the client closes its half or the patience ends.
 */
final class PoliteClose {

    private PoliteClose() {}

    static void after(ChannelFuture lastWords, Duration patience) {
        Channel channel = lastWords.channel();
        channel.config().setAutoRead(true);
        lastWords.addListener(written -> {
            if (written.isSuccess() && channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput().addListener(shut -> {
                    if (!shut.isSuccess()) {
                        close(channel);
                    }
                });
            } else {
                close(channel);
            }
        });
        var timer = channel.eventLoop().schedule(() -> close(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(_ -> timer.cancel(false));
    }

    private static void close(Channel channel) {
        var _ = channel.close();
    }
}
