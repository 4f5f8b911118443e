package dev.tandem.functions.convergence;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.model.Commit;
import dev.tandem.model.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What the clients of one run share: the room, the way to it, and what is watched. */
final class Site {
    private final SimWorld world;
    private final SimGateway gateway;
    private final Wiring wiring;
    private final Tally tally;
    private final String room;
    private final History history = new History();
    private final Set<String> leaving = new HashSet<>();
    private final Map<String, Long> lastAllowed = new HashMap<>();

    Site(SimWorld world, SimGateway gateway, Wiring wiring, Tally tally, String room) {
        this.world = world;
        this.gateway = gateway;
        this.wiring = wiring;
        this.tally = tally;
        this.room = room;
    }

    SimWorld world() {
        return world;
    }

    SimGateway gateway() {
        return gateway;
    }

    Wiring wiring() {
        return wiring;
    }

    Tally tally() {
        return tally;
    }

    History history() {
        return history;
    }

    String room() {
        return room;
    }

    RandomGenerator random() {
        return world.random();
    }

    /** Virtual milliseconds. */
    long now() {
        return world.clock().millis();
    }

    /** Somebody's membership is about to end: from here on they may be refused. */
    void leaving(String user) {
        leaving.add(user);
    }

    /** It has ended, and the log was no longer than this when it had. */
    void left(String user, long head) {
        if (lastAllowed.putIfAbsent(user, head) == null) {
            tally.count(Sight.MEMBER_REMOVED);
        }
    }

    boolean hasLeft(String user) {
        return lastAllowed.containsKey(user);
    }

    void refusedAsRemoved(String user) {
        if (!leaving.contains(user)) {
            throw new AssertionError(user + " is a member and was refused");
        }
        tally.count(Sight.REMOVED_IS_REFUSED);
    }

    void received(String user, Commit commit) {
        if (commit.seq() > lastAllowed.getOrDefault(user, Long.MAX_VALUE)) {
            throw new AssertionError(user + " was removed and got commit " + commit.seq());
        }
    }

    void told(String client, Outcome outcome) {
        switch (outcome) {
            case Outcome.Applied applied when !applied.merged().isEmpty() -> tally.count(Sight.MERGED);
            case Outcome.Applied applied -> {}
            case Outcome.Rejected rejected -> tally.count(Sight.REJECTED);
            case Outcome.Settled settled -> tally.count(Sight.SETTLED_OUTCOME);
        }
        if (history.told(client, outcome)) {
            tally.count(Sight.STORED_OUTCOME);
        }
    }

    /** Presence names people of the room only. */
    void met(String user) {
        if (!Run.PEOPLE.contains(user)) {
            throw new AssertionError("a stranger is here: " + user);
        }
    }
}
