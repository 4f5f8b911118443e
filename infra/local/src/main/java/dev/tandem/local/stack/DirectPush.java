package dev.tandem.local.stack;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.local.gateway.Posts;
import java.util.function.Supplier;

/**
 * Posts to sockets of a gateway in the same process.
 *
 * @param posts asked for with each post: the gateway serves only after the functions were made
 */
record DirectPush(Supplier<Posts> posts) implements Push {

    @Override
    public PushResult post(String connectionId, byte[] frame) {
        return switch (posts.get().post(connectionId, frame)) {
            case TAKEN -> new PushResult.Sent();
            case GONE -> new PushResult.Gone();
            case TOO_LARGE -> new PushResult.TooLarge();
            case REFUSED -> new PushResult.Slow();
        };
    }

    @Override
    public void close(String connectionId) {
        posts.get().delete(connectionId);
    }
}
