package dev.tandem.bench.scale;

import java.util.ArrayList;
import java.util.List;

/** What people met. */
final class Outcome {
    private final List<Double> acknowledged = new ArrayList<>();
    private final List<Double> delivered = new ArrayList<>();
    private long edits;
    private long sentAway;
    private long lost;

    void edited() {
        edits++;
    }

    /** After so many milliseconds. */
    void acknowledged(double millis) {
        acknowledged.add(millis);
    }

    /** Told to come later. */
    void sentAway() {
        sentAway++;
    }

    /** After so many milliseconds since the commit. */
    void delivered(double millis) {
        delivered.add(millis);
    }

    /** A socket missed a frame: its client finds the gap. */
    void lost() {
        lost++;
    }

    List<Double> acknowledged() {
        return acknowledged;
    }

    List<Double> delivered() {
        return delivered;
    }

    /** For each edit, how often it was sent away. */
    double sentAwayPerEdit() {
        return edits == 0 ? 0 : (double) sentAway / edits;
    }

    /** Of what was to be delivered. */
    double lostShare() {
        long all = delivered.size() + lost;
        return all == 0 ? 0 : (double) lost / all;
    }

    /** Of the edits, those that were acknowledged before the end. */
    double acknowledgedShare() {
        return edits == 0 ? 1 : (double) acknowledged.size() / edits;
    }
}
