package dev.tandem.functions.fuzz;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import dev.tandem.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Bodies of rows as they are stored: what is read is written as what is read again; else it is refused as not of the form. */
public final class StoredFuzz {
    private StoredFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Json json;
        try {
            json = JsonReader.FILES.read(input);
        } catch (JsonRefused refused) {
            return;
        }
        check(json, Wire::commit, Wire::of);
        check(json, Wire::entity, Wire::of);
        check(json, Wire::outcome, Wire::of);
        check(json, Wire::outcomes, Wire::outcomes);
        check(json, Wire::notification, Wire::of);
        check(json, Wire::preferences, Wire::of);
    }

    private static <T> void check(Json json, Function<Json, T> read, Function<T, Json> write) {
        T value;
        try {
            value = read.apply(json);
        } catch (FormRefused refused) {
            return;
        }
        Json again = JsonReader.FILES.read(JsonWriter.write(write.apply(value)));
        Truth.that(read.apply(again).equals(value), "read otherwise when written");
    }

    /** What stands in frames of the server: commits, entities, outcomes, notifications. */
    static Stream<byte[]> seeds() {
        Stream<Json> frames = Corpus.files(Path.of("..", "shared", "src", "main", "resources", "protocol", "golden"))
                .map(file -> Form.of(JsonReader.FILES.read(file)))
                .filter(golden -> golden.text("direction").equals("server"))
                .map(golden -> golden.any("frame"));
        Stream<Json> preferences = Stream.of(
                JsonReader.FILES.read("{\"kinds\":{\"orders\":{\"low-stock\":false}},\"mail\":{\"mentioned\":false}}"));
        return Stream.concat(frames.flatMap(StoredFuzz::stored), preferences)
                .map(json -> JsonWriter.write(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<Json> stored(Json frame) {
        return Stream.of("commits", "entities", "outcomes", "notification")
                .flatMap(name ->
                        frame instanceof Json.Obj object && object.members().containsKey(name)
                                ? Stream.of(object.members().get(name))
                                : Stream.empty())
                .flatMap(found -> found instanceof Json.Arr(List<Json> items)
                        ? Stream.concat(Stream.of(found), items.stream())
                        : Stream.of(found));
    }
}
