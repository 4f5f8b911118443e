package dev.tandem.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Many who write to one room of the cloud: each commit is conditional on the head that was read, so who meets another's commit on the way tries again, as
 * {@code Patience} says. Edits come whenever they like, from as many clients as it takes.
 */
final class Rivalry {
    private static final double SECONDS = 120;
    private static final double BUDGET = 1_500;
    private static final int FIRST = 20;
    private static final int LONGEST = 320;

    private final CloudModel waits;
    private final SplittableRandom random = new SplittableRandom(1);

    Rivalry(CloudModel waits) {
        this.waits = waits;
    }

    /** One try: it stands if nothing was committed between the read of the head and its own end. */
    private record Try(double asked, double begun, double head, double end, int number, int bound, boolean away) {}

    Met at(int perSecond) {
        PriorityQueue<Try> underway = new PriorityQueue<>(Comparator.comparingDouble(Try::end));
        double at = 0;
        while (at < SECONDS * 1_000) {
            at += -Math.log(1 - random.nextDouble()) * 1_000 / perSecond;
            underway.add(asked(at, at, 1, false));
        }
        TreeSet<Double> commits = new TreeSet<>();
        List<Double> acks = new ArrayList<>();
        long tries = 0;
        int away = 0;
        while (!underway.isEmpty()) {
            Try next = underway.remove();
            tries++;
            Double before = commits.lower(next.end());
            if (before == null || before <= next.head()) {
                commits.add(next.end());
                acks.add(next.end() + waits.drawn("post") + waits.drawn("client") - next.asked());
                away += next.away() ? 1 : 0;
            } else {
                underway.add(again(next));
            }
        }
        return new Met(perSecond, Quantiles.of(acks), (double) tries / acks.size(), 100.0 * away / acks.size());
    }

    /** The whole way to the function, and its first try: all reads side by side (decision 19), the head among them. */
    private Try asked(double asked, double from, int number, boolean away) {
        double begun = from + waits.drawn("client") + waits.drawn("gateway") + waits.drawn("warm");
        double head = begun + waits.drawn("read");
        double read = Math.max(head, begun + waits.sideBySide("read", 2));
        return new Try(asked, begun, head, read + waits.drawn("transaction"), number, FIRST, away);
    }

    /** Every other one: the head first, then the rest. */
    private Try decided(double asked, double begun, double from, int number, int bound, boolean away) {
        double head = from + waits.drawn("read");
        double end = head + waits.drawn("read") + waits.drawn("transaction");
        return new Try(asked, begun, head, end, number, bound, away);
    }

    private Try again(Try lost) {
        double pause = 1 + random.nextInt(lost.bound());
        if (lost.end() + pause - lost.begun() >= BUDGET) {
            double later = lost.end() + waits.drawn("client") + random.nextInt(250, 1_000);
            return asked(lost.asked(), later, lost.number() + 1, true);
        }
        int bound = Math.min(2 * lost.bound(), LONGEST);
        return decided(lost.asked(), lost.begun(), lost.end() + pause, lost.number() + 1, bound, lost.away());
    }
}
