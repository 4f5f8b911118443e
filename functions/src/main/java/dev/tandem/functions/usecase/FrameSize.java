package dev.tandem.functions.usecase;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What fits into a frame: API Gateway closes the socket of whoever gets a longer one. */
final class FrameSize {
    /** Largest frame that is sent, a little below the limit (PROTOCOL C4). */
    static final int MOST = 120 * 1024;

    private FrameSize() {}

    /** The first commits that take no more than {@code bytes}. */
    static List<Commit> fitting(List<Commit> commits, int bytes) {
        return fitting(commits, Wire::of, bytes);
    }

    /** The first items that take no more than {@code bytes}. */
    static <T> List<T> fitting(List<T> items, Function<T, Json> wire, int bytes) {
        List<T> fitting = new ArrayList<>();
        long used = 0;
        for (T item : items) {
            used += bytesOf(wire.apply(item)) + 1;
            if (used > bytes) {
                break;
            }
            fitting.add(item);
        }
        return List.copyOf(fitting);
    }

    static boolean fit(List<Entity> entities, int bytes) {
        return fitting(entities, Wire::of, bytes).size() == entities.size();
    }

    static boolean fits(Commit commit, int bytes) {
        return bytesOf(Wire.of(commit)) <= bytes;
    }

    /** What all items take. */
    static <T> int bytesOf(List<T> items, Function<T, Json> wire) {
        return items.stream().mapToInt(item -> bytesOf(wire.apply(item)) + 1).sum();
    }

    private static int bytesOf(Json json) {
        return JsonWriter.writeUtf8(json).length;
    }
}
