package dev.tandem.functions.log;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Values of metrics that belong to one event. */
public final class Measures {
    /** More values of one metric than this are no longer of the format. */
    static final int MOST = 100;

    private final Map<Metric, List<Long>> values = new EnumMap<>(Metric.class);

    /** One value. */
    public static Measures of(Metric metric, long value) {
        return new Measures().and(metric, value);
    }

    /** None yet. */
    public static Measures none() {
        return new Measures();
    }

    /** With another value. */
    public Measures and(Metric metric, long value) {
        List<Long> all = values.computeIfAbsent(metric, _ -> new ArrayList<>());
        if (all.size() < MOST) {
            all.add(value);
        }
        return this;
    }

    /** With a number of something that is worth a line only where there is any. */
    public Measures andAny(Metric metric, long number) {
        return number > 0 ? and(metric, number) : this;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    void each(BiConsumer<Metric, List<Long>> taker) {
        values.forEach(taker);
    }
}
