package dev.tandem.local.cost;

import dev.tandem.local.cost.Appetites.Appetite;
import java.util.List;

/**
 * How much memory functions should have. A function gets a share of a processor that grows with its memory: time on the processor becomes shorter at the
 * same price, and waiting, which does not become shorter, dearer.
 */
final class MemoryModel {
    /** To choose from, in megabytes. */
    static final List<Integer> SIZES = List.of(512, 768, 1024, 1769, 3008);

    /** So much memory comes with a whole processor (Lambda's developer guide, "Configuring function memory"). */
    private static final double WHOLE = 1769;

    /** Twice as much is worth its price while it makes an update faster by this share. */
    private static final double WORTH = 0.25;

    private static final int PEOPLE = 10;

    private final CostModel model;
    private final Appetites appetites;

    MemoryModel(CostModel model, Appetites appetites) {
        this.model = model;
        this.appetites = appetites;
    }

    /**
     * What one size comes to.
     *
     * @param share of a processor
     * @param update milliseconds of the function that decides an update, warm
     * @param told milliseconds of the function that tells it to nine others, warm
     * @param woken milliseconds until a restored instance has answered its first update
     * @param dollars for the time of both functions of a million updates
     */
    record At(int megabytes, double share, double update, double told, double woken, double dollars) {}

    At at(int megabytes) {
        double share = share(megabytes);
        Appetite updating = appetites.of("UPDATE");
        double update = updating.warm() / share + waiting(Operation.UPDATE);
        double told = appetites.of("BROADCAST").warm() / share + waiting(Operation.TELL);
        double woken = model.prices().assumed("restore-millis") + updating.first() / share + waiting(Operation.UPDATE);
        double gigabyteSeconds = (update + told) / 1000 * megabytes / 1024;
        return new At(
                megabytes,
                share,
                update,
                told,
                woken,
                gigabyteSeconds * 1e6 * model.prices().price("compute").usd());
    }

    /** The largest size that makes an update enough faster than half of it would. */
    int chosen() {
        return SIZES.reversed().stream()
                .filter(size -> at(size).update() <= at(size / 2).update() * (1 - WORTH))
                .findFirst()
                .orElse(SIZES.getFirst());
    }

    /** Megabytes that the largest was seen to take. */
    double most() {
        return appetites.functions().stream().mapToDouble(Appetite::most).max().orElseThrow();
    }

    /** The part of a processor that comes with so much memory; more than one helps only what runs beside. */
    static double share(int megabytes) {
        return Math.min(1, megabytes / WHOLE);
    }

    private double waiting(Operation operation) {
        return model.waiting(model.counts(operation, PEOPLE));
    }
}
