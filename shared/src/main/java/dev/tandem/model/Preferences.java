package dev.tandem.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a person does not want to be told (PROTOCOL N4).
 *
 * @param off names of events that are switched off, by kind of room
 * @param unmailed names of events that no letter is to be sent of, whatever the kind of room
 */
public record Preferences(Map<String, Set<String>> off, Set<String> unmailed) {
    /** Of somebody who never said. */
    public static final Preferences NONE = new Preferences(Map.of());

    public Preferences {
        Map<String, Set<String>> copy = new TreeMap<>();
        off.forEach((kind, events) -> copy.put(kind, Set.copyOf(events)));
        copy.values().removeIf(Set::isEmpty);
        off = Map.copyOf(copy);
        unmailed = Set.copyOf(unmailed);
    }

    /** With all letters. */
    public Preferences(Map<String, Set<String>> off) {
        this(off, Set.of());
    }

    public boolean wants(String kind, String event) {
        return !off.getOrDefault(kind, Set.of()).contains(event);
    }

    public boolean wantsMail(String event) {
        return !unmailed.contains(event);
    }
}
