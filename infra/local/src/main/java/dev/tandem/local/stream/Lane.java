package dev.tandem.local.stream;

import java.util.List;
import java.util.Optional;

/** One line of batches: they are delivered one after the other, in whichever thread is lent for it. */
final class Lane {
    private final Gathering gathering;
    private final BatchDelivery delivery;
    private boolean delivering;
    private boolean ended;

    Lane(Gathering gathering, BatchDelivery delivery) {
        this.gathering = gathering;
        this.delivery = delivery;
    }

    synchronized void add(StreamRecord record) {
        gathering.add(record);
    }

    /** How many records wait. */
    synchronized int waiting() {
        return gathering.waiting();
    }

    /** Nothing more comes: what waits is due. */
    synchronized void end() {
        ended = true;
    }

    /** Whether a thread is needed; whoever hears yes has to {@link #run}. */
    synchronized boolean claims() {
        boolean due = ended ? gathering.waiting() > 0 : gathering.isDue();
        boolean claims = due && !delivering;
        delivering |= claims;
        return claims;
    }

    /** Delivers all that is due. */
    void run() {
        try {
            for (var batch = next(); batch.isPresent(); batch = next()) {
                delivery.deliver(batch.get());
            }
        } catch (InterruptedException stopped) {
            leave();
        }
    }

    private synchronized Optional<List<StreamRecord>> next() {
        Optional<List<StreamRecord>> batch = ended ? gathering.rest() : gathering.due();
        if (batch.isEmpty()) {
            leave();
        }
        return batch;
    }

    private synchronized void leave() {
        delivering = false;
        notifyAll();
    }

    /** Waits until nobody delivers. */
    synchronized void await() throws InterruptedException {
        while (delivering) {
            wait();
        }
    }
}
