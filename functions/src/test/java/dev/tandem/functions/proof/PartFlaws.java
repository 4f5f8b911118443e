package dev.tandem.functions.proof;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Mistakes on the way of a part of a fan-out, and what becomes of one that is not whole. */
final class PartFlaws {
    private PartFlaws() {}

    /** A part names no sockets: whoever posts it looks up which are open by then. */
    static byte[] toWhoeverIsThere(byte[] part, Cloud cloud) {
        Set<String> seen = new HashSet<>();
        return with(
                part,
                sockets -> cloud.openSockets()
                        .filter(seen::add)
                        .map(each -> Json.of(each))
                        .toList());
    }

    /** As far as an invocation came that died half way. */
    static byte[] half(byte[] part) {
        return with(part, sockets -> sockets.subList(0, sockets.size() / 2));
    }

    private static byte[] with(byte[] part, Function<List<Json>, List<Json>> sockets) {
        List<Json> to = groups(part)
                .map(group -> (Json) Json.object()
                        .put("frames", group.any("frames"))
                        .put("sockets", Json.array(sockets.apply(group.items("sockets"))))
                        .build())
                .toList();
        return JsonWriter.writeUtf8(Json.object()
                .put("frames", Form.of(JsonReader.EVENTS.read(part)).any("frames"))
                .put("to", Json.array(to))
                .build());
    }

    private static Stream<Form> groups(byte[] part) {
        return Form.of(JsonReader.EVENTS.read(part)).objects("to").stream();
    }
}
