package dev.tandem.functions.proof;

import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What goes over the wire between the app of one person and a room, as happenings: of pages in simulated worlds, and of those in real browsers. */
public final class Overheard {
    private final String room;
    private final String user;
    private final String name;
    private final Set<String> people;
    private final Consumer<Happening> happenings;
    private final Consumer<Sight> sights;
    /** By client and number: once it is sent, a mutation stays as it is. */
    private final Map<MutationId, Mutation> sent = new HashMap<>();

    /**
     * Listens to one device.
     *
     * @param name of the device
     * @param people who have a part in the room
     */
    public Overheard(
            String room,
            String user,
            String name,
            Collection<String> people,
            Consumer<Happening> happenings,
            Consumer<Sight> sights) {
        this.room = room;
        this.user = user;
        this.name = name;
        this.people = Set.copyOf(people);
        this.happenings = happenings;
        this.sights = sights;
    }

    /**
     * The app sends something.
     *
     * @param at milliseconds of the clock of the history
     */
    public void said(long at, ClientMessage.Update update) {
        List<Mutation> batch = update.mutations();
        for (Mutation mutation : batch) {
            Mutation before = sent.putIfAbsent(new MutationId(update.client(), mutation.n()), mutation);
            if (before == null) {
                happenings.accept(new Happening.Issued(at, room, update.client(), user, mutation));
            } else {
                sights.accept(Sight.RESEND);
                if (!before.equals(mutation)) {
                    strayed(at, "#" + mutation.n() + " of " + update.client() + " changed since it was first sent");
                }
            }
        }
        happenings.accept(new Happening.Sent(
                at, room, update.client(), batch.getFirst().n(), batch.getLast().n()));
    }

    /**
     * The app is told something.
     *
     * @param at milliseconds of the clock of the history
     */
    public void told(long at, ServerMessage message) {
        Strays.in(message, room, people).ifPresent(what -> strayed(at, what));
        switch (message) {
            case ServerMessage.Ack ack -> ack.outcomes().forEach(outcome -> told(at, ack.client(), outcome));
            case ServerMessage.Joined joined -> sights.accept(sight(joined.catchUp()));
            case ServerMessage.Changes changes ->
                changes.commits().forEach(commit -> Sights.of(commit).forEach(sights));
            case ServerMessage.Failure failure -> refused(failure);
            default -> {}
        }
    }

    private void refused(ServerMessage.Failure failure) {
        switch (failure.code()) {
            case BUSY, THROTTLED -> sights.accept(Sight.BUSY);
            case LOCKED -> sights.accept(Sight.LOCK_REFUSED);
            default -> {}
        }
    }

    private static Sight sight(CatchUp catchUp) {
        return switch (catchUp) {
            case CatchUp.Delta _ -> Sight.DELTA;
            case CatchUp.Reset _ -> Sight.RESET;
            default -> Sight.SNAPSHOT;
        };
    }

    private void told(long at, String client, Outcome outcome) {
        happenings.accept(new Happening.Told(at, room, client, outcome));
        switch (outcome) {
            case Outcome.Applied applied when !applied.merged().isEmpty() -> sights.accept(Sight.MERGED);
            case Outcome.Applied _ -> {}
            case Outcome.Rejected _ -> sights.accept(Sight.REJECTED);
            case Outcome.Settled _ -> sights.accept(Sight.SETTLED_OUTCOME);
        }
    }

    private void strayed(long at, String what) {
        happenings.accept(new Happening.Strayed(at, room, name, what));
    }
}
