package dev.tandem.functions.usecase;

import java.util.List;

/** Runs tasks side by side, a bounded number at once. */
@FunctionalInterface
public interface Lanes {
    /** Returns when all are done. Where one throws, the others are done nevertheless, and the first of it is thrown then. */
    void all(List<Runnable> tasks);

    /** One after the other, in their order. */
    static Lanes single() {
        return tasks -> tasks.forEach(Runnable::run);
    }
}
