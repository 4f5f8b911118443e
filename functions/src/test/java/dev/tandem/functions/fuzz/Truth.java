package dev.tandem.functions.fuzz;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import java.util.Optional;

/** What has to hold whatever the input is. */
final class Truth {
    private Truth() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Bytes are refused, or they are a value that is read again as the same. */
    static Optional<Json> json(byte[] input) {
        try {
            Json json = JsonReader.FRAMES.read(input);
            that(JsonReader.FILES.read(JsonWriter.write(json)).equals(json), "another value when written");
            return Optional.of(json);
        } catch (JsonRefused refused) {
            return Optional.empty();
        }
    }
}
