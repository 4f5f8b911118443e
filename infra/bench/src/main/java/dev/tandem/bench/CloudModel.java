package dev.tandem.bench;

import dev.tandem.functions.usecase.TellAtOnce;
import dev.tandem.local.cost.Counts;
import dev.tandem.local.cost.Operation;
import dev.tandem.local.cost.Operations;
import dev.tandem.local.cost.Unit;
import dev.tandem.local.profile.LatencyProfile;
import dev.tandem.local.profile.Pause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What people in the cloud would wait for: the calls that are counted of each operation ({@code ./tandem cost}), one after the other but for the reads of an update, each as long
 * as the emulator's profile of AWS draws it. Functions are warm and have met the author; what they compute is within the figure of an invocation. Members are posted to side by side.
 */
final class CloudModel {
    private static final List<Integer> PEOPLE = List.of(2, 10, 50, 200);
    private static final int DELIVERIES = 40_000;

    /** So many sockets are posted to at once, as {@code Surroundings} has it. */
    private static final int LANES = 64;

    private static final long SEED = 1;

    private final Operations counted = Operations.committed();
    private final LatencyProfile waits = LatencyProfile.aws(true, SEED, Clock.systemUTC(), Pause.REAL);

    List<Told> rooms() {
        return PEOPLE.stream().map(this::room).toList();
    }

    private Told room(int people) {
        List<Double> acks = new ArrayList<>();
        List<Double> told = new ArrayList<>();
        List<Double> express = new ArrayList<>();
        Counts update = counted.of(Operation.UPDATE, people);
        Counts tell = counted.of(Operation.TELL, people);
        for (int sample = 0; sample < DELIVERIES / people; sample++) {
            double reads = sideBySide("read", update.of(Unit.READ_CALL));
            double committed = drawn("client") + drawn("gateway") + drawn("warm") + reads + writes(update);
            acks.add(committed + drawn("post") + drawn("client"));
            posted(committed + drawn("stream") + calls(tell), people - 1, told);
            if (people - 1 <= TellAtOnce.MOST) {
                // The sockets beside what was told before, and then the members.
                posted(committed + sideBySide("read", 2) + drawn("read"), people - 1, express);
            } else {
                posted(committed + drawn("stream") + calls(tell), people - 1, express);
            }
        }
        return new Told(people, Quantiles.of(acks), Quantiles.of(told), Quantiles.of(express));
    }

    /** One after the other. */
    private double calls(Counts counts) {
        return times("read", counts.of(Unit.READ_CALL)) + writes(counts);
    }

    private double writes(Counts counts) {
        return times("write", counts.of(Unit.WRITE_CALL)) + times("transaction", counts.of(Unit.TRANSACTION));
    }

    /** As long as the longest of them. */
    double sideBySide(String figure, double times) {
        double longest = 0;
        for (int i = 0; i < Math.round(times); i++) {
            longest = Math.max(longest, drawn(figure));
        }
        return longest;
    }

    private double times(String figure, double times) {
        double sum = 0;
        for (int i = 0; i < Math.round(times); i++) {
            sum += drawn(figure);
        }
        return sum;
    }

    /** When each of the members has it, where posting begins at some time. */
    private void posted(double begin, int members, List<Double> arrivals) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int member = 0; member < members; member++) {
            double from = free.size() < LANES ? begin : free.remove();
            double taken = from + drawn("post");
            free.add(taken);
            arrivals.add(taken + drawn("client"));
        }
    }

    double drawn(String figure) {
        return waits.drawn(figure).toNanos() / 1e6;
    }
}
