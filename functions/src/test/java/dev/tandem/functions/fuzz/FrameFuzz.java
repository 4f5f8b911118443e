package dev.tandem.functions.fuzz;

import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Operation;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.ServerFrameReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Frames of a socket, and the REST bodies that are read by their rules: a message that can be written and read again, or a refusal. */
public final class FrameFuzz {
    private static final int LONGEST = 131_072;

    private FrameFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        check(FrameReader.read(text), text);
        check(FrameReader.readUpdate("r", text), text);
        check(FrameReader.readLock("r", text), text);
        Truth.json(input);
    }

    private static void check(Received received, String text) {
        switch (received) {
            case Received.Understood(ClientMessage message) -> {
                Truth.that(text.length() <= LONGEST, "understood beyond the limit");
                Truth.that(malformed(message) || again(message).equals(received), "read otherwise when written");
            }
            case Received.Refused refused ->
                Truth.that(
                        ServerFrameReader.read(FrameWriter.write(refused.failure()))
                                .equals(Optional.of(refused.failure())),
                        "an answer that cannot be read");
        }
    }

    private static Received again(ClientMessage message) {
        return FrameReader.read(FrameWriter.write(message));
    }

    /** What is going to be rejected cannot be written. */
    private static boolean malformed(ClientMessage message) {
        return message instanceof ClientMessage.Update update
                && update.mutations().stream()
                        .flatMap(mutation -> mutation.ops().stream())
                        .anyMatch(Operation.Malformed.class::isInstance);
    }

    static Stream<byte[]> seeds() {
        return Corpus.files(Path.of("..", "shared", "src", "main", "resources", "protocol", "golden"))
                .map(file -> Form.of(JsonReader.FILES.read(file)))
                .filter(golden -> !golden.text("direction").equals("server"))
                .map(golden -> golden.has("text") ? golden.text("text") : JsonWriter.write(golden.any("frame")))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
