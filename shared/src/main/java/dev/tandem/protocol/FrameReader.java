package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what clients send (PROTOCOL F1 to F5). Every text gives a message or a refusal, never an exception. */
public final class FrameReader {
    private FrameReader() {}

    /** A frame of a socket. */
    public static Received read(String text) {
        return open(text, form -> {
            Optional<Action> action = Action.of(form.text("action"));
            return action.isEmpty()
                    ? refused(idOf(form), ErrorCode.UNKNOWN_ACTION, "/action")
                    : understand(text, form, action.get(), () -> ClientMessageCodec.read(action.get(), form));
        });
    }

    /** The body of a REST update (R9): an {@code update} frame without {@code action} and {@code room}. */
    public static Received readUpdate(String room, String body) {
        return open(body, form -> understand(body, form, Action.UPDATE, () -> ClientMessageCodec.update(form, room)));
    }

    /** The body of a REST lock (R10): a {@code lock} frame without {@code action} and {@code room}. */
    public static Received readLock(String room, String body) {
        return open(body, form -> understand(body, form, Action.LOCK, () -> ClientMessageCodec.lock(form, room)));
    }

    /** The body of a REST join (R16): a {@code join} frame without {@code action} and {@code room}; its {@code presence} is {@link #readPresence}'s. */
    public static Received readJoin(String room, String body) {
        return open(body, form -> understand(body, form, Action.JOIN, () -> ClientMessageCodec.join(form, room)));
    }

    /** What a person shows, in the body of a REST join or of its own request (R16): the rest of a {@code presence} frame. */
    public static Received readPresence(String room, Json shown) {
        return readForm(
                shown, form -> understand("", form, Action.PRESENCE, () -> ClientMessageCodec.presence(form, room)));
    }

    private static Received open(String text, Function<Form, Received> reading) {
        Json json;
        try {
            json = JsonReader.FRAMES.read(text);
        } catch (JsonRefused refused) {
            return refused(Optional.empty(), code(refused), refused.where());
        }
        return readForm(json, reading);
    }

    private static Received readForm(Json json, Function<Form, Received> reading) {
        if (!(json instanceof Json.Obj)) {
            return refused(Optional.empty(), ErrorCode.BAD_MESSAGE, "");
        }
        Form form = Form.of(json);
        try {
            return reading.apply(form);
        } catch (FormRefused refused) {
            return refused(idOf(form), ErrorCode.BAD_MESSAGE, refused.at());
        }
    }

    private static Received understand(String text, Form form, Action action, Supplier<ClientMessage> message) {
        Optional<String> owned =
                form.names().stream().filter(action::isServerOwned).findFirst();
        if (owned.isPresent()) {
            return refused(idOf(form), ErrorCode.SERVER_OWNED_FIELD, "/" + owned.get());
        }
        if (action == Action.JOIN && form.whole("protocol", 1) != Protocol.VERSION) {
            return refused(idOf(form), ErrorCode.UPGRADE_REQUIRED, "/protocol");
        }
        if (action == Action.UPDATE && text.getBytes(StandardCharsets.UTF_8).length > Protocol.MAX_UPDATE_BYTES) {
            return refused(idOf(form), ErrorCode.TOO_LARGE, "");
        }
        return new Received.Understood(message.get());
    }

    /** The mark of the sender, also where the rest of the frame is wrong. */
    private static Optional<String> idOf(Form form) {
        try {
            return ClientMessageCodec.id(form);
        } catch (FormRefused notAnId) {
            return Optional.empty();
        }
    }

    private static ErrorCode code(JsonRefused refused) {
        return switch (refused.code()) {
            case BAD_JSON -> ErrorCode.BAD_JSON;
            case DUPLICATE_KEY -> ErrorCode.DUPLICATE_KEY;
            case TOO_DEEP -> ErrorCode.TOO_DEEP;
            case TOO_LARGE -> ErrorCode.TOO_LARGE;
        };
    }

    private static Received refused(Optional<String> ref, ErrorCode code, String at) {
        return new Received.Refused(ref, code, Map.of("at", Json.of(at)));
    }
}
