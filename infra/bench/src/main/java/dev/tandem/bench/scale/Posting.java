package dev.tandem.bench.scale;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** One invocation posts to sockets, so many at once; a post that is refused is tried twice more, as {@code FanOut} does. */
final class Posting {
    private static final int LANES = 64;
    private static final int TRIES = 3;
    private static final int PAUSE = 200;

    private final Account account;
    private final Outcome outcome;
    private final Processor processor;
    private final Runnable done;
    private final Deque<Double> waiting;
    private int underway;

    private Posting(Account account, Outcome outcome, Processor processor, Collection<Double> sockets, Runnable done) {
        this.account = account;
        this.outcome = outcome;
        this.processor = processor;
        this.waiting = new ArrayDeque<>(sockets);
        this.done = done;
    }

    /**
     * Posts a frame to each.
     *
     * @param sockets since when what they get is to be told
     */
    static void of(Account account, Outcome outcome, Processor processor, Collection<Double> sockets, Runnable done) {
        Posting posting = new Posting(account, outcome, processor, sockets, done);
        if (sockets.isEmpty()) {
            done.run();
        } else {
            posting.go();
        }
    }

    private void go() {
        while (underway < LANES && !waiting.isEmpty()) {
            underway++;
            post(waiting.remove(), 1);
        }
    }

    private void post(double since, int number) {
        account.time().after(processor.post(account.now()) - account.now(), () -> sent(since, number));
    }

    private void sent(double since, int number) {
        boolean taken = account.take(Quota.REQUESTS, 1);
        account.time().after(account.drawn("post"), () -> {
            if (taken) {
                outcome.delivered(account.now() + account.drawn("client") - since);
                finished();
            } else if (number < TRIES) {
                account.time().after(1 + account.random().nextInt(PAUSE), () -> post(since, number + 1));
            } else {
                outcome.lost();
                finished();
            }
        });
    }

    private void finished() {
        underway--;
        go();
        if (underway == 0 && waiting.isEmpty()) {
            done.run();
        }
    }
}
