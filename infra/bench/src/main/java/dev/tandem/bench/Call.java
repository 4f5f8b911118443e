package dev.tandem.bench;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A method, how often it or what it called was seen, and what it called. */
final class Call {
    private final SortedMap<String, Call> callees = new TreeMap<>();
    private int samples;

    void seen() {
        samples++;
    }

    int samples() {
        return samples;
    }

    Call calling(String method) {
        return callees.computeIfAbsent(method, _ -> new Call());
    }

    SortedMap<String, Call> callees() {
        return Collections.unmodifiableSortedMap(callees);
    }
}
