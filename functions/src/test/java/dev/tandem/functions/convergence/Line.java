package dev.tandem.functions.convergence;

import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One client's way to the server: one socket at a time, whose frames end with it, and until when answers are waited for. */
final class Line {
    private static final int PATIENCE_MILLIS = 8_000;

    private final Site site;
    private final String user;
    private final Consumer<ServerMessage> receiver;

    /** Until when, in virtual milliseconds, by the mark of what was asked. */
    private final Map<Optional<String>, Long> awaited = new HashMap<>();

    private Optional<String> socket = Optional.empty();
    private boolean opening;
    private int generation;

    Line(Site site, String user, Consumer<ServerMessage> receiver) {
        this.site = site;
        this.user = user;
        this.receiver = receiver;
    }

    boolean isClosed() {
        return socket.isEmpty() && !opening;
    }

    /** Whether something was asked so long ago that no answer comes any more. */
    boolean isOverdue() {
        return awaited.values().stream().anyMatch(due -> site.now() > due);
    }

    /** Opens a socket; that it cannot be opened shows by its being overdue. */
    void open(Runnable opened) {
        int mine = generation;
        opening = true;
        awaited.put(Optional.empty(), site.now() + PATIENCE_MILLIS);
        site.gateway().open(site.wiring(), user, frame -> receive(mine, frame), id -> opened(mine, id, opened));
    }

    private void opened(int mine, String id, Runnable opened) {
        if (mine != generation) {
            site.gateway().cut(site.wiring(), id);
            return;
        }
        opening = false;
        awaited.clear();
        socket = Optional.of(id);
        opened.run();
    }

    void ask(ClientMessage message) {
        awaited.putIfAbsent(message.id(), site.now() + PATIENCE_MILLIS);
        socket.ifPresent(open -> site.gateway().send(site.wiring(), open, message));
    }

    private void receive(int mine, ServerMessage frame) {
        if (mine == generation) {
            awaited.remove(frame.ref());
            receiver.accept(frame);
        }
    }

    /** Whatever is still on its way is lost. */
    void close() {
        socket.ifPresent(open -> site.gateway().cut(site.wiring(), open));
        socket = Optional.empty();
        opening = false;
        awaited.clear();
        generation++;
    }
}
