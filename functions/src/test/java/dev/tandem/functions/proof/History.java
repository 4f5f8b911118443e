package dev.tandem.functions.proof;

import java.util.ArrayList;
import java.util.List;

/** What happened, in the order in which it did. */
final class History {
    private final List<Happening> happenings = new ArrayList<>();

    void add(Happening happening) {
        happenings.add(happening);
    }

    List<Happening> happenings() {
        return happenings;
    }

    int count(Class<? extends Happening> sort) {
        return (int) happenings.stream().filter(sort::isInstance).count();
    }

    /** For people: a line for each. */
    List<String> timeline() {
        return happenings.stream().map(Timeline::line).toList();
    }
}
