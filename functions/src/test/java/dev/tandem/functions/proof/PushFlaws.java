package dev.tandem.functions.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import java.util.concurrent.atomic.AtomicReference;

/** Mistakes on the way from the functions to clients. */
final class PushFlaws {
    private PushFlaws() {}

    static Push closesNothing(Push push) {
        return new Push() {
            @Override
            public PushResult post(String connectionId, byte[] frame) {
                return push.post(connectionId, frame);
            }

            @Override
            public void close(String connectionId) {
                // Whoever asked believes it.
            }
        };
    }

    /** A buffer that is shared: now and then somebody gets what was meant for the one before. */
    static Push toAnother(Push push) {
        AtomicReference<byte[]> before = new AtomicReference<>(new byte[0]);
        return posting(push, (connectionId, frame) -> {
            byte[] last = before.getAndSet(frame);
            return push.post(connectionId, last.length > frame.length ? last : frame);
        });
    }

    static Push slowIsGone(Push push) {
        return posting(push, (connectionId, frame) -> {
            PushResult result = push.post(connectionId, frame);
            return result instanceof PushResult.Slow ? new PushResult.Gone() : result;
        });
    }

    /** A commit is told with one of its changes missing. */
    static Push withoutLastChange(Push push) {
        return posting(push, (connectionId, frame) -> {
            String text = new String(frame, UTF_8);
            String cut = text.replaceFirst(",\"changes\":\\[\\{[^\\[\\]]*?\\}\\],", ",\"changes\":[],");
            return push.post(connectionId, cut.getBytes(UTF_8));
        });
    }

    @FunctionalInterface
    private interface Posting {
        PushResult post(String connectionId, byte[] frame);
    }

    private static Push posting(Push push, Posting posting) {
        return new Push() {
            @Override
            public PushResult post(String connectionId, byte[] frame) {
                return posting.post(connectionId, frame);
            }

            @Override
            public void close(String connectionId) {
                push.close(connectionId);
            }
        };
    }
}
