package dev.tandem.functions.proof;

import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which sockets are in the room, as the rows show it, and since when. */
final class Places {
    static final String SOCKET = "conn#";

    private final Map<String, Place> sockets = new HashMap<>();

    /**
     * A socket of somebody.
     *
     * @param head how long the log was when its row was first shown
     * @param lease in virtual milliseconds
     */
    private record Place(String user, String client, long head, long lease) {}

    /** A row of a socket in the room shows this from now on. */
    void shown(Write write, long head) {
        String socket = write.key().sk().substring(SOCKET.length());
        switch (write) {
            case Write.Put(Row row, var _) -> {
                Place before = sockets.get(socket);
                long since = before == null || !before.client().equals(row.text("client")) ? head : before.head();
                sockets.put(socket, new Place(row.text("user"), row.text("client"), since, number(row, "lease")));
            }
            case Write.Delete _ -> sockets.remove(socket);
            // Only their leases grow.
            case Write.Update _, Write.Raise _, Write.Check _ -> {}
        }
    }

    private static long number(Row row, String name) {
        return row.attributes().get(name) instanceof Value.Whole(long number) ? number : 0;
    }

    /** Whoever has been there since before a commit and is still, but for the client that made it. */
    Set<String> there(long seq, String author, long now, Predicate<String> isOpen) {
        return sockets.entrySet().stream()
                .filter(each -> isOpen.test(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(each -> each.head() < seq && !each.client().equals(author) && each.lease() > now)
                .map(Place::user)
                .collect(Collectors.toSet());
    }

    void clear() {
        sockets.clear();
    }
}
