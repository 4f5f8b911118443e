package dev.tandem.local.soak;

import dev.tandem.functions.proof.Fingerprint;
import dev.tandem.functions.proof.Hands;
import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.Sight;
import dev.tandem.functions.proof.Sights;
import dev.tandem.functions.proof.Strays;
import dev.tandem.local.client.Watcher;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes down what one client does, is told and shows. */
final class Onlooker implements Watcher {
    private static final int REMEMBERED = 3;

    private final Recording recording;
    private final SoakRoom room;
    private final String user;
    private final String client;
    private final Deque<Long> ownCommits = new ArrayDeque<>();
    /** The things whose texts it changed, by the mutations that are not settled. */
    private final TreeMap<Long, Set<EntityKey>> queued = new TreeMap<>();

    private long seq;
    private long lastSent;
    private long toldUpTo;

    Onlooker(Recording recording, SoakRoom room, String user, String client) {
        this.recording = recording;
        this.room = room;
        this.user = user;
        this.client = client;
    }

    /** What somebody knows who is about to edit. */
    synchronized Hands.Sight sight(Map<EntityKey, Entity> entities) {
        Set<EntityKey> about = new HashSet<>();
        queued.values().forEach(about::addAll);
        return new Hands.Sight(entities, List.copyOf(ownCommits), about);
    }

    @Override
    public synchronized void queued(Mutation mutation) {
        Set<EntityKey> keys = new HashSet<>();
        for (Operation op : mutation.ops()) {
            if (touchesText(op)) {
                Hands.key(op).ifPresent(keys::add);
            }
            recording.operation(op.getClass().getSimpleName());
        }
        queued.put(mutation.n(), keys);
        recording.add(at -> new Happening.Issued(at, room.id(), client, user, mutation));
    }

    /** Whoever types waits for what they did to that text before. */
    private static boolean touchesText(Operation op) {
        return switch (op) {
            case Operation.Create _, Operation.Delete _, Operation.Restore _, Operation.SpliceText _ -> true;
            default -> false;
        };
    }

    @Override
    public synchronized void sending(ClientMessage.Update batch) {
        long from = batch.mutations().getFirst().n();
        long to = batch.mutations().getLast().n();
        if (from <= lastSent) {
            recording.count(Sight.RESEND);
        }
        if (to > from) {
            recording.count("batch");
        }
        lastSent = Math.max(lastSent, to);
        recording.add(at -> new Happening.Sent(at, room.id(), client, from, to));
    }

    @Override
    public synchronized void heard(ServerMessage message) {
        Strays.in(message, room.id(), room.people())
                .ifPresent(what -> recording.add(at -> new Happening.Strayed(at, room.id(), client, what)));
        switch (message) {
            case ServerMessage.Ack ack -> ack.outcomes().forEach(this::told);
            case ServerMessage.Joined joined -> recording.count(sight(joined.catchUp()));
            case ServerMessage.Changes changes ->
                changes.commits().stream()
                        .findFirst()
                        .filter(first -> first.seq() > seq + 1)
                        .ifPresent(_ -> recording.count(Sight.GAP));
            case ServerMessage.Failure failure ->
                recording.count("refused-" + failure.code().wire());
            default -> {}
        }
    }

    private static Sight sight(CatchUp catchUp) {
        return switch (catchUp) {
            case CatchUp.Delta _ -> Sight.DELTA;
            case CatchUp.Snapshot _ -> Sight.SNAPSHOT;
            case CatchUp.Reset _ -> Sight.RESET;
            case CatchUp.Excerpts _, CatchUp.Filtered _ -> throw new AssertionError("never asked for: " + catchUp);
        };
    }

    private void told(Outcome outcome) {
        recording.add(at -> new Happening.Told(at, room.id(), client, outcome));
        if (outcome.n() <= toldUpTo) {
            recording.count(Sight.STORED_OUTCOME);
            return;
        }
        toldUpTo = outcome.n();
        queued.headMap(toldUpTo, true).clear();
        recording.acknowledge();
        switch (outcome) {
            case Outcome.Applied applied when !applied.merged().isEmpty() -> recording.count(Sight.MERGED);
            case Outcome.Applied _ -> {}
            case Outcome.Rejected _ -> recording.count(Sight.REJECTED);
            case Outcome.Settled _ -> recording.count(Sight.SETTLED_OUTCOME);
        }
    }

    @Override
    public synchronized void began(String epoch, long position, Map<EntityKey, Entity> living) {
        seq = position;
        recording.add(at -> new Happening.Showed(at, room.id(), epoch, client, user, position, living));
    }

    @Override
    public synchronized void applied(String epoch, Commit commit, Map<EntityKey, Entity> entities) {
        seq = commit.seq();
        recording.count(Sight.COMMIT_APPLIED);
        Sights.of(commit).forEach(recording::count);
        if (commit.client().equals(client)) {
            ownCommits.addLast(commit.seq());
            if (ownCommits.size() > REMEMBERED) {
                ownCommits.removeFirst();
            }
        }
        String print = Fingerprint.of(living(entities).values());
        recording.add(at -> new Happening.Matched(at, room.id(), epoch, client, user, commit.seq(), print));
    }

    private static Map<EntityKey, Entity> living(Map<EntityKey, Entity> entities) {
        Map<EntityKey, Entity> living = new HashMap<>(entities);
        living.values().removeIf(Entity::deleted);
        return living;
    }

    /** Where the client ends. */
    synchronized void ended(int waiting) {
        recording.add(at -> new Happening.Ended(at, room.id(), client, user, seq, waiting, false));
    }
}
