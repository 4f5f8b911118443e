package dev.tandem.local.replay;

import dev.tandem.local.Refused;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The people of a trace, typing it again. One of them has a good line and sends as soon as the next look of everybody else may see it;
 * the others keep what they make until somebody is to see it, and send it then, as made on what they had read. What is not sent when
 * a client reads is moved over what it read. So every base is what the author really saw, its places refer to just that text, and the
 * server has to move what the slow ones send.
 */
public final class TraceClients {
    private final Sights sights;
    private final List<TraceClient> clients;
    private final TraceLog log = new TraceLog();
    private final int prompt;

    private TraceClients(Trace trace, TraceRoom room, long head, int prompt) {
        this.prompt = prompt;
        this.sights = new Sights(trace);
        this.clients = IntStream.range(0, trace.agents())
                .mapToObj(agent -> new TraceClient(agent, room, head))
                .toList();
    }

    /**
     * Types a trace.
     *
     * @param head the position in the log at which the room holds {@link Trace#start}
     * @param prompt whose line is good; with the number after the last agent nobody's is
     * @throws Refused {@code bad-trace} where an author had not seen what it did itself, {@code trace-not-linear} where people saw
     *     things in an order that no single log has; that takes three of them
     */
    public static void type(Trace trace, TraceRoom room, long head, int prompt) throws InterruptedException {
        TraceClients people = new TraceClients(trace, room, head, prompt);
        for (int txn = 0; txn < trace.txns().size(); txn++) {
            TraceClient author = people.clients.get(trace.txns().get(txn).agent());
            if (people.sights.isLook(txn, author.name())) {
                people.look(author, txn);
            }
            author.make(trace.txns().get(txn).splices());
        }
        for (TraceClient client : people.clients) {
            client.send(client.made(), people.log);
        }
    }

    private void look(TraceClient author, int txn) throws InterruptedException {
        if (prompt < clients.size()) {
            TraceClient sender = clients.get(prompt);
            sender.send(Math.min(sender.made(), sights.nextSeen(prompt, txn)), log);
        }
        int[] seen = sights.of(txn);
        for (TraceClient other : clients) {
            if (other != author) {
                other.send(seen[other.name()], log);
            }
        }
        if (clients.stream().anyMatch(other -> other.sent() > seen[other.name()])) {
            throw new Refused(
                    "trace-not-linear", "People of this trace saw things in an order that no single log has.");
        }
        author.read(log);
    }
}
