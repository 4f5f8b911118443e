package dev.tandem.bench.scale;

import dev.tandem.local.cost.CostModel;

/** That of one invocation: what it computes is done one thing after the other. */
final class Processor {
    /** Milliseconds that a post takes of a whole one: to sign, to send, to read the answer (decision 25). */
    static final double POST = 0.4;

    /** Lambda gives a whole one with 1,769 MB. */
    private static final double SHARE = CostModel.MEGABYTES / 1_769.0;

    private double free;

    /** When the next post is on its way. */
    double post(double now) {
        free = Math.max(now, free) + POST / SHARE;
        return free;
    }
}
