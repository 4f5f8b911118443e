package dev.tandem.functions.sim;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often things go wrong.
 *
 * @param chances from 0 to 1 for each call that it may happen to; what is missing never happens
 */
public record Faults(Map<Fault, Double> chances) {
    public Faults {
        chances = Map.copyOf(chances);
    }

    /** Nothing goes wrong; transactions still take their time and meet each other. */
    public static Faults none() {
        return new Faults(Map.of());
    }

    /** Far worse than any region on any day. Invocations do not die. */
    public static Faults heavy() {
        return none().with(Fault.THROTTLED, .02)
                .with(Fault.REQUEST_LOST, .01)
                .with(Fault.ANSWER_LOST, .02)
                .with(Fault.LATE, .01)
                .with(Fault.STALLED, .05)
                .with(Fault.UNREAD, .02)
                .with(Fault.REPEATED, .1);
    }

    /** The same with another chance of one fault. {@link Fault#KILLED} has to be caught by whoever plays the caller of the invocation. */
    public Faults with(Fault fault, double chance) {
        Map<Fault, Double> more = new EnumMap<>(Fault.class);
        more.putAll(chances);
        more.put(fault, chance);
        return new Faults(more);
    }

    double chance(Fault fault) {
        return chances.getOrDefault(fault, 0.0);
    }
}
