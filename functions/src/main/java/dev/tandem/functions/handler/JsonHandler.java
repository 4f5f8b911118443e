package dev.tandem.functions.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tandem.functions.log.Invocation;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A function that reads and writes JSON. Instances serve many calls, also at once. */
public abstract class JsonHandler implements RequestStreamHandler {
    JsonHandler() {}

    @Override
    public final void handleRequest(InputStream event, OutputStream result, @Nullable Context context)
            throws IOException {
        byte[] read = event.readAllBytes();
        String id = context == null ? "" : context.getAwsRequestId();
        Invocation call = new Invocation(getClass().getSimpleName(), id);
        result.write(JsonWriter.writeUtf8(call.during(() -> answer(read))));
    }

    private Json answer(byte[] event) {
        Json read;
        try {
            read = JsonReader.EVENTS.read(event);
        } catch (JsonRefused refused) {
            return unreadable(refused);
        }
        return handle(Form.of(read));
    }

    abstract Json handle(Form event);

    /** What becomes of an event that is too long or no JSON: the invocation fails, unless somebody waits for a better answer. */
    Json unreadable(JsonRefused refused) {
        throw refused;
    }
}
