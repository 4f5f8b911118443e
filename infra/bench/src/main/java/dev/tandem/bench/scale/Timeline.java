package dev.tandem.bench.scale;

import java.util.PriorityQueue;

/** Virtual time in milliseconds: what is to happen, in its order; of equal times in the order in which it was said. */
final class Timeline {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private double now;
    private long ties;

    private record Event(double at, long tie, Runnable happens) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Double.compare(at, other.at) : Long.compare(tie, other.tie);
        }
    }

    double now() {
        return now;
    }

    void after(double millis, Runnable happens) {
        events.add(new Event(now + millis, ties++, happens));
    }

    /** Until nothing is left before a time; what comes later is forgotten. */
    void runUntil(double end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event event = events.remove();
            now = event.at();
            event.happens().run();
        }
        events.clear();
    }
}
