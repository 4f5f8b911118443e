package dev.tandem.bench.scale;

import dev.tandem.functions.usecase.Division;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** What one room is told, by one invocation or divided among several, as {@code Division} does it. */
final class Telling {
    private static final int PARTS_AT_ONCE = 16;

    private final Account account;
    private final Outcome outcome;
    private final Processor own;
    private final Runnable done;
    private final Deque<List<Double>> parts = new ArrayDeque<>();
    private int underway;

    private Telling(Account account, Outcome outcome, Processor own, Runnable done) {
        this.account = account;
        this.outcome = outcome;
        this.own = own;
        this.done = done;
    }

    /**
     * To so many sockets.
     *
     * @param own the processor of the invocation that reads the stream
     * @param since when the oldest of what is told was committed
     */
    static void of(
            Account account,
            Outcome outcome,
            Processor own,
            double since,
            int sockets,
            boolean divided,
            Runnable done) {
        if (!divided || sockets <= Division.USUAL.above()) {
            Posting.of(account, outcome, own, Collections.nCopies(sockets, since), done);
            return;
        }
        Telling telling = new Telling(account, outcome, own, done);
        int even = Math.ceilDiv(sockets, Math.ceilDiv(sockets, Division.USUAL.most()));
        for (int left = sockets; left > 0; left -= even) {
            telling.parts.add(Collections.nCopies(Math.min(left, even), since));
        }
        telling.go();
    }

    private void go() {
        while (underway < PARTS_AT_ONCE && !parts.isEmpty()) {
            underway++;
            List<Double> part = parts.remove();
            // A call of a service, and a warm function.
            account.time().after(account.drawn("write") + account.drawn("warm"), () -> begin(part));
        }
    }

    /** Where nobody begins it, whoever divides posts it. */
    private void begin(List<Double> part) {
        if (account.begin()) {
            Posting.of(account, outcome, new Processor(), part, () -> {
                account.end();
                finished();
            });
        } else {
            Posting.of(account, outcome, own, part, this::finished);
        }
    }

    private void finished() {
        underway--;
        go();
        if (underway == 0 && parts.isEmpty()) {
            done.run();
        }
    }
}
