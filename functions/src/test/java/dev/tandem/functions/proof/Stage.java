package dev.tandem.functions.proof;

import dev.tandem.functions.sim.SimWorld;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What everything in one run shares: the world, its weather, its history, and the mistake that is made in it, if one is. */
final class Stage {
    private final SimWorld world;
    private final Weather weather;
    private final Optional<Flaw> flaw;
    private final History history = new History();
    private final Checker checker = new Checker(Schedule.KINDS);
    private final Map<Sight, Integer> sights = new EnumMap<>(Sight.class);

    Stage(SimWorld world, Weather weather, Optional<Flaw> flaw) {
        this.world = world;
        this.weather = weather;
        this.flaw = flaw;
    }

    SimWorld world() {
        return world;
    }

    Weather weather() {
        return weather;
    }

    History history() {
        return history;
    }

    RandomGenerator random() {
        return world.random();
    }

    Optional<Flaw> flaw() {
        return flaw;
    }

    boolean has(Flaw mistake) {
        return flaw.filter(mistake::equals).isPresent();
    }

    /** Virtual milliseconds. */
    long now() {
        return world.clock().millis();
    }

    void after(int millis, Runnable happens) {
        world.after(Duration.ofMillis(millis), happens);
    }

    void add(Happening happening) {
        history.add(happening);
        checker.judge(happening);
    }

    /** What is broken so far: then nobody has to go on. */
    List<Violation> violations() {
        return checker.violations();
    }

    boolean isBroken() {
        return !checker.violations().isEmpty();
    }

    void note(String who, String what) {
        history.add(new Happening.Noted(now(), who, what));
    }

    void count(Sight sight) {
        sights.merge(sight, 1, Integer::sum);
    }

    Map<Sight, Integer> sights() {
        return sights;
    }
}
