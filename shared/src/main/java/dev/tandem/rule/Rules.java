package dev.tandem.rule;

import java.util.List;

/** Every rule there is, in the order in which they run. */
public final class Rules {
    public static final List<Rule> ALL = List.of(new UnassignReferences());

    private Rules() {}
}
