package dev.tandem.functions.proof;

import dev.tandem.functions.sim.Fault;
import dev.tandem.functions.sim.Faults;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What goes wrong in one run, until it clears up. Of everything that may, a seed draws a part and how often: what hides behind much of one kind shows
 * where there is little of it.
 */
final class Weather {
    private static final Map<Mishap, Double> WORST = Map.ofEntries(
            Map.entry(Mishap.FRAME_LOST, .06),
            Map.entry(Mishap.POST_LOST, .08),
            Map.entry(Mishap.FRAME_LATE, .15),
            Map.entry(Mishap.POST_REFUSED, .1),
            Map.entry(Mishap.POST_FAILED, .05),
            Map.entry(Mishap.DISCONNECT_LOST, .6),
            Map.entry(Mishap.SOCKET_CUT, .02),
            Map.entry(Mishap.SOCKET_HALF_OPEN, .01),
            Map.entry(Mishap.ALL_SOCKETS_CUT, .002),
            Map.entry(Mishap.SOCKET_RENEWED, .01),
            Map.entry(Mishap.STREAM_LATE, .15),
            Map.entry(Mishap.STREAM_POISONED, .08),
            Map.entry(Mishap.CRASH, .03),
            Map.entry(Mishap.TAB_TOOK_OVER, .02),
            Map.entry(Mishap.SLEEP, .015),
            Map.entry(Mishap.REST_ONLY, .01),
            Map.entry(Mishap.ROOM_FORGOTTEN, .008));

    private static final Map<Mishap, Double> WORST_OF_PARTS = Map.of(
            Mishap.PART_REFUSED, .25,
            Mishap.PART_LATE, .25,
            Mishap.PART_REPEATED, .3,
            Mishap.PART_KILLED, .25,
            Mishap.PART_ANSWER_LOST, .2);

    private static final double STORAGE_FAILS = .01;

    private static final Map<Fault, Double> WORST_OF_STORE = Map.of(
            Fault.THROTTLED, .03,
            Fault.REQUEST_LOST, .01,
            Fault.ANSWER_LOST, .02,
            Fault.LATE, .01,
            Fault.STALLED, .06,
            Fault.UNREAD, .02,
            Fault.SHORT_PAGE, .1,
            Fault.KILLED, .02,
            Fault.REPEATED, .15);

    private final RandomGenerator random;
    private final Map<Mishap, Double> chances = new EnumMap<>(Mishap.class);
    private final Map<Mishap, Integer> met = new EnumMap<>(Mishap.class);
    private boolean clear;

    Weather(RandomGenerator random) {
        this.random = random;
        draw(WORST, random);
        chances.put(Mishap.STORAGE_FAILED, STORAGE_FAILS);
    }

    /** What parts of divided fan-outs suffer, likewise. */
    void parts(RandomGenerator own) {
        draw(WORST_OF_PARTS, own);
    }

    private void draw(Map<Mishap, Double> worst, RandomGenerator from) {
        worst.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            if (from.nextInt(3) > 0) {
                chances.put(each.getKey(), each.getValue() * (.2 + .8 * from.nextDouble()));
            }
        });
    }

    /** What the store suffers, likewise. */
    static Faults ofStore(RandomGenerator random) {
        Faults faults = Faults.none();
        for (Fault fault : Fault.values()) {
            Double worst = WORST_OF_STORE.get(fault);
            if (worst != null && random.nextInt(3) > 0) {
                faults = faults.with(fault, worst * (.1 + .9 * random.nextDouble()));
            }
        }
        return faults;
    }

    void clearUp() {
        clear = true;
    }

    boolean isClear() {
        return clear;
    }

    /** Whether this happens now. */
    boolean strikes(Mishap mishap) {
        boolean hit = !clear && random.nextDouble() < chances.getOrDefault(mishap, 0.0);
        if (hit) {
            count(mishap);
        }
        return hit;
    }

    void count(Mishap mishap) {
        met.merge(mishap, 1, Integer::sum);
    }

    Map<Mishap, Integer> met() {
        return met;
    }

    /** How long a frame is on its way, in milliseconds. */
    int delay() {
        int usual = 5 + (clear ? 0 : random.nextInt(60));
        return strikes(Mishap.FRAME_LATE) ? usual + random.nextInt(2_500) : usual;
    }
}
