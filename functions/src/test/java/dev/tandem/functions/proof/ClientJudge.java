package dev.tandem.functions.proof;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.room.Digests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether every client shows, at every position, exactly the fold of the log up to it (I6, I12), and in the end all the same (I7, I8). */
final class ClientJudge {
    private final RoomJudge room;
    private final Consumer<Violation> violations;
    private final Map<String, Long> showed = new HashMap<>();
    private final Map<Long, String> prints = new HashMap<>();

    ClientJudge(RoomJudge room, Consumer<Violation> violations) {
        this.room = room;
        this.violations = violations;
    }

    void beganAgain(Happening.BeganAgain it) {
        showed.remove(it.client());
    }

    void showed(Happening.Showed it) {
        if (!isThere(it.at(), it.epoch(), it.client(), it.seq())) {
            return;
        }
        Map<EntityKey, Entity> living = living(room.state(it.seq()));
        if (!it.living().equals(living)) {
            say("I6", it.at(), it.client() + " shows at " + it.seq() + "\n  " + it.living() + "\nand not\n  " + living);
        }
        advance(it.at(), it.client(), it.seq());
    }

    void matched(Happening.Matched it) {
        if (!isThere(it.at(), it.epoch(), it.client(), it.seq())) {
            return;
        }
        String print = prints.computeIfAbsent(
                it.seq(), seq -> Fingerprint.of(living(room.state(seq)).values()));
        if (!it.print().equals(print)) {
            say("I6", it.at(), it.client() + " shows at " + it.seq() + " something else than the fold of the log");
        }
        advance(it.at(), it.client(), it.seq());
    }

    private boolean isThere(long at, String epoch, String client, long seq) {
        if (room.isBroken() || !room.isNow(epoch)) {
            return false;
        }
        if (seq > room.head()) {
            say("I6", at, client + " shows " + seq + ", which is not decided");
            return false;
        }
        return true;
    }

    private void advance(long at, String client, long seq) {
        Long before = showed.put(client, seq);
        if (before != null && before > seq) {
            say("I6", at, client + " falls back from " + before + " to " + seq);
        }
    }

    void rests(Happening.Rests it) {
        if (room.isBroken()) {
            return;
        }
        long first = it.log().isEmpty() ? room.head() + 1 : it.log().getFirst().seq();
        List<Commit> decided = room.commits().subList(Math.toIntExact(first) - 1, Math.toIntExact(room.head()));
        if (!it.log().equals(decided)) {
            say("I3", it.at(), "the stored log is not what was decided");
        }
        Map<EntityKey, Entity> state = room.state(room.head());
        if (!it.entities().equals(state)) {
            say("I5", it.at(), "stored are\n  " + it.entities() + "\nand not\n  " + state);
        }
        if (it.snapshotSeq() != room.head() || !it.digest().equals(Digests.of(state.values()))) {
            say(
                    "I3",
                    it.at(),
                    "the snapshot is at " + it.snapshotSeq() + " with another digest, or not at " + room.head());
        }
    }

    void ended(Happening.Ended it) {
        if (it.removed() || room.isBroken()) {
            return;
        }
        if (it.waiting() > 0 || room.decidedUpTo(it.client()) < room.lastIssued(it.client())) {
            say(
                    "I8",
                    it.at(),
                    it.client() + " has " + it.waiting() + " waiting; decided is #" + room.decidedUpTo(it.client())
                            + " of #" + room.lastIssued(it.client()));
        }
        if (it.seq() != room.head()) {
            say("I7", it.at(), it.client() + " ends at " + it.seq() + ", the log at " + room.head());
        }
    }

    private static Map<EntityKey, Entity> living(Map<EntityKey, Entity> state) {
        Map<EntityKey, Entity> living = new HashMap<>(state);
        living.values().removeIf(Entity::deleted);
        return living;
    }

    private void say(String invariant, long at, String what) {
        violations.accept(new Violation(invariant, at, what));
    }
}
