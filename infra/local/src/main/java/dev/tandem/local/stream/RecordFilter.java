package dev.tandem.local.stream;

import dev.tandem.json.Json;
import java.util.List;

/** Which records matter: those that one of the patterns matches; all, where there is none. */
public final class RecordFilter {
    /** Filters of one event source mapping, as Lambda's quota has it. */
    private static final int MOST = 5;

    private final List<EventPattern> patterns;

    private RecordFilter(List<EventPattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads patterns as an event source mapping has them.
     *
     * @throws IllegalArgumentException where one is none, or there are more than five
     */
    public static RecordFilter of(String... patterns) {
        if (patterns.length > MOST) {
            throw new IllegalArgumentException("An event source has " + MOST + " filters at most");
        }
        return new RecordFilter(
                List.of(patterns).stream().map(EventPattern::parse).toList());
    }

    boolean matches(Json event) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(event));
    }
}
