package dev.tandem.local.stack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.local.LambdaFunction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets the frames of one room be served one after the other, in the order in which they came. Whoever writes to a room races with everybody else for the
 * next place in its log, and who loses decides again; where all of them run in one process, they need not race. Nothing relies on it: each still writes
 * under all its conditions, and other rooms and other functions go on meanwhile.
 */
final class Turns implements LambdaFunction {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int LOCKS = 256;

    private final LambdaFunction function;
    private final List<Lock> locks =
            Stream.<Lock>generate(() -> new ReentrantLock(true)).limit(LOCKS).toList();

    Turns(LambdaFunction function) {
        this.function = function;
    }

    @Override
    public byte[] invoke(byte[] event) throws Exception {
        Optional<String> room = room(event);
        return room.isEmpty() ? function.invoke(event) : inTurn(room.get(), event);
    }

    private byte[] inTurn(String room, byte[] event) throws Exception {
        Lock turn = locks.get(Math.floorMod(room.hashCode(), LOCKS));
        turn.lockInterruptibly();
        try {
            return function.invoke(event);
        } finally {
            turn.unlock();
        }
    }

    /** Nothing where the frame names none, or is no JSON: that is for the function to say. */
    private static Optional<String> room(byte[] event) {
        try (JsonParser parser = FACTORY.createParser(event)) {
            Optional<String> body = text(parser, "body");
            return body.isEmpty() ? Optional.empty() : room(body.get());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> room(String body) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            return text(parser, "room");
        }
    }

    /** The text under a name of the outermost object. */
    private static Optional<String> text(JsonParser parser, String name) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = parser.currentName().equals(name);
            JsonToken value = parser.nextToken();
            if (named) {
                return value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }
}
