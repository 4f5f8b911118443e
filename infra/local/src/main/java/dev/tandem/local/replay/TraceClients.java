package dev.tandem.local.replay;

import dev.tandem.local.Refused;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The people of a trace, typing it again. The first has a good line and sends as soon as the next look of everybody else may see it;
 * the others keep what they make until somebody is to see it, and send it then, as made on what they had read. What is not sent when
 * a client reads is moved over what it read. So every base is what the author really saw, its places refer to just that text, and the
 * server has to move what the slow ones send.
 */
public final class TraceClients {
    private final Sights sights;
    private final List<TraceClient> clients;
    private final TraceLog log = new TraceLog();

    private TraceClients(Trace trace, TraceRoom room, long head) {
        this.sights = new Sights(trace);
        this.clients = IntStream.range(0, trace.agents())
                .mapToObj(agent -> new TraceClient(agent, room, head))
                .toList();
    }

    /**
     * Types a trace.
     *
     * @param head the position in the log at which the room holds {@link Trace#start}
     * @throws Refused {@code bad-trace} where an author had not seen what it did itself, {@code trace-not-linear} where people saw
     *     things in an order that no single log has; that takes three of them
     */
    public static void type(Trace trace, TraceRoom room, long head) {
        TraceClients people = new TraceClients(trace, room, head);
        for (int txn = 0; txn < trace.txns().size(); txn++) {
            TraceClient author = people.clients.get(trace.txns().get(txn).agent());
            if (people.sights.isLook(txn, author.name())) {
                people.look(author, txn);
            }
            author.make(trace.txns().get(txn).splices());
        }
        people.clients.forEach(client -> client.send(client.made(), people.log));
    }

    private void look(TraceClient author, int txn) {
        TraceClient prompt = clients.getFirst();
        prompt.send(Math.min(prompt.made(), sights.nextSeen(prompt.name(), txn)), log);
        int[] seen = sights.of(txn);
        for (TraceClient other : clients) {
            if (other != author) {
                other.send(seen[other.name()], log);
            }
        }
        if (clients.stream().anyMatch(other -> other.sent() > seen[other.name()])) {
            throw new Refused("trace-not-linear", "People of this trace saw things in an order that no single log has.");
        }
        author.read(log);
    }
}
