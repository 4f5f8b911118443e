package dev.tandem.local.soak;

import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What the clients did and saw, in the order in which it happened, and how often. By any thread. */
final class Recording {
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<String, Long> met = new TreeMap<>();
    private final Map<String, Long> operations = new TreeMap<>();
    private long acknowledged;

    /** @param happening of the moment it is given, milliseconds since 1970 */
    synchronized void add(LongFunction<Happening> happening) {
        happenings.add(happening.apply(System.currentTimeMillis()));
    }

    void count(Sight sight) {
        count(sight.wire());
    }

    synchronized void count(String what) {
        met.merge(what, 1L, Long::sum);
    }

    synchronized void operation(String name) {
        operations.merge(name, 1L, Long::sum);
    }

    synchronized void acknowledge() {
        acknowledged++;
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    synchronized List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    synchronized Map<String, Long> met() {
        return new TreeMap<>(met);
    }

    synchronized Map<String, Long> operations() {
        return new TreeMap<>(operations);
    }
}
