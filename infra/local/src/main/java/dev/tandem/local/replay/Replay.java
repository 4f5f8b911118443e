package dev.tandem.local.replay;

import dev.tandem.local.client.Api;
import dev.tandem.model.Splice;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Types a trace again and compares.
 *
 * <p>Where two people put text at one place at the same time, the log order says whose comes first, and a trace does not say in which order its
 * people's edits reached a log. So the orders that its people's lines allow are tried, one after the other, until one ends as the trace did.
 *
 * @param equal whether the text is exactly the trace's end
 * @param mutations how many were decided
 * @param concurrent how many of them were made while somebody else's were not yet seen
 * @param tried how many orders
 * @param millis what deciding the last order took
 */
public record Replay(boolean equal, int mutations, int concurrent, int tried, long millis) {
    /** In this process: everything is decided by the room, and by nothing else. */
    public static Replay decided(Trace trace, InstantSource clock) throws InterruptedException {
        Replay last = new Replay(false, 0, 0, 0, 0);
        for (int prompt = 0; prompt <= trace.agents() && !last.equal(); prompt++) {
            DecidedRoom room = new DecidedRoom(trace);
            last = timed(trace, room, room.head(), prompt, clock)
                    .with(room.text().equals(trace.end()), prompt + 1);
        }
        return last;
    }

    /**
     * Through a stack that runs, over REST, in the order that ends as the trace did.
     *
     * @param rooms hears the id of the room that is made
     */
    public static Replay served(Trace trace, Api api, InstantSource clock, Consumer<String> rooms)
            throws InterruptedException {
        ServedRoom room = new ServedRoom(api, trace);
        rooms.accept(room.id());
        int order = Math.max(1, decided(trace, clock).tried());
        return timed(trace, room, room.head(), order - 1, clock)
                .with(room.text().equals(trace.end()), order);
    }

    private static Replay timed(Trace trace, TraceRoom room, long head, int prompt, InstantSource clock)
            throws InterruptedException {
        Counting counting = new Counting(room);
        long began = clock.millis();
        TraceClients.type(trace, counting, head, prompt);
        return new Replay(false, trace.txns().size(), counting.concurrent, 0, Math.max(1, clock.millis() - began));
    }

    private Replay with(boolean same, int orders) {
        return new Replay(same, mutations, concurrent, orders, millis);
    }

    /** Mutations a second, of everything a replay does. */
    public long perSecond() {
        return Math.round(mutations * 1000.0 / millis);
    }

    /** Counts what was made before its author had read what others had sent. */
    private static final class Counting implements TraceRoom {
        private final TraceRoom room;
        private final Map<Integer, Long> lastOf = new HashMap<>();
        private int concurrent;

        Counting(TraceRoom room) {
            this.room = room;
        }

        @Override
        public Written update(int client, long base, List<List<Splice>> mutations) throws InterruptedException {
            boolean unseen =
                    lastOf.entrySet().stream().anyMatch(last -> last.getKey() != client && last.getValue() > base);
            concurrent += unseen ? mutations.size() : 0;
            Written written = room.update(client, base, mutations);
            lastOf.put(client, written.seq());
            return written;
        }
    }
}
