package dev.tandem.functions.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Entity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What is shown, in so few letters that it can be written down at every position: SHA-256 of all of it, in the order of keys. */
public final class Fingerprint {
    private Fingerprint() {}

    /** @param living without tombstones */
    public static String of(Collection<Entity> living) {
        try {
            byte[] all = JsonWriter.write(inOrder(HistoryFile.entities(living))).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The members of an object have no order. */
    private static Json inOrder(Json json) {
        return switch (json) {
            case Json.Obj(var members) -> {
                Map<String, Json> sorted = new TreeMap<>();
                members.forEach((name, value) -> sorted.put(name, inOrder(value)));
                yield new Json.Obj(sorted);
            }
            case Json.Arr(var items) ->
                Json.array(items.stream().map(Fingerprint::inOrder).toList());
            default -> json;
        };
    }
}
