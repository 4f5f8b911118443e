package dev.tandem.functions.proof;

import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that happened, as its witness saw it: the rows themselves, the gateway, or a client. Whatever stack a history is of, it consists of these
 * and {@link Checker} judges it; what a stack cannot see is left out, and what is promised about it is not judged.
 */
public sealed interface Happening {
    /** Milliseconds of whatever clock the history has. */
    long at();

    /** A room has this log from now on: at first, when nobody knows its epoch yet, and again after the tables were brought back. */
    record Founded(long at, String room, String kind, String epoch, List<Commit> log, Map<String, Long> receipts)
            implements Happening {
        public Founded {
            log = List.copyOf(log);
            receipts = Map.copyOf(receipts);
        }
    }

    /** A client keeps a mutation; nothing of it was sent before. */
    record Issued(long at, String room, String client, String user, Mutation mutation) implements Happening {}

    /** A client tells its person that a mutation is kept. */
    record Kept(long at, String room, String user, String id) implements Happening {}

    /** What is kept has its number from now on. */
    record Numbered(long at, String room, String id, String client, long n) implements Happening {}

    /** What waited in one queue waits in another from now on, which goes on in its place. */
    record Requeued(long at, String room, String from, long was, String client, long n) implements Happening {}

    /** What is kept is for its person to look at: nobody knows whether it was decided, or it can never be. */
    record SetAside(long at, String room, String id) implements Happening {}

    /** A client tells its person what became of a mutation: {@code applied}, at a position where it has one, or a code. */
    record Claimed(long at, String room, String client, long n, String code, long seq) implements Happening {}

    /** A client sends its mutations from one to another. */
    record Sent(long at, String room, String client, long from, long to) implements Happening {}

    /** A commit is decided: all its conditions held at this moment. */
    record Decided(long at, String room, Commit commit) implements Happening {}

    /** The receipt of a client says so from now on. */
    record Received(long at, String room, String client, String user, long last, boolean withCommit)
            implements Happening {}

    /**
     * Mutations of a client were decided without a commit, and nobody saw when: some time since its sender was at a position.
     *
     * @param last the last of them
     */
    record Answered(long at, String room, String client, String user, long last, long since) implements Happening {}

    /** A client is told an outcome. */
    record Told(long at, String room, String client, Outcome outcome) implements Happening {}

    /** The begin of the log is gone up to here. */
    record Trimmed(long at, String room, long floor) implements Happening {}

    /** A membership shows like this from now on. */
    record Membership(long at, String room, Member member) implements Happening {}

    /** Whoever asked is told that the member is removed. */
    record Removed(long at, String room, String user) implements Happening {}

    /** A lock shows like this from now on. */
    record Locked(long at, String room, Lock lock) implements Happening {}

    /** Something about the log up to this position is handed to the gateway for a person. */
    record Posted(long at, String room, String epoch, String user, long seq) implements Happening {}

    /** It is kept that a commit was told to everybody who is there; these have been there all the time, author's client apart. */
    record KeptAsTold(long at, String room, long seq, Set<String> there) implements Happening {
        public KeptAsTold {
            there = Set.copyOf(there);
        }
    }

    /** A frame about a room arrives at a socket of a person. */
    record Arrived(long at, String room, String user) implements Happening {}

    /** A person is given something of a room by a request that began then. */
    record Served(long at, String room, String user, long since) implements Happening {}

    /** A client shows a room like this. */
    record Showed(
            long at, String room, String epoch, String client, String user, long seq, Map<EntityKey, Entity> living)
            implements Happening {
        public Showed {
            living = Map.copyOf(living);
        }
    }

    /** The same, where it is too much to write down: what it shows is known by its {@link Fingerprint}. */
    record Matched(long at, String room, String epoch, String client, String user, long seq, String print)
            implements Happening {}

    /** A client begins again from what it kept, which may be older. */
    record BeganAgain(long at, String room, String client) implements Happening {}

    /** A client is told something that it must never be told. */
    record Strayed(long at, String room, String client, String what) implements Happening {}

    /** A client, or a function, found out that something promised was broken, and says so. */
    record Noticed(long at, String room, String line) implements Happening {}

    /** The weather has cleared up. */
    record Healed(long at) implements Happening {}

    /** In the end the rows hold this. */
    record Rests(
            long at, String room, List<Commit> log, Map<EntityKey, Entity> entities, long snapshotSeq, Digest digest)
            implements Happening {
        public Rests {
            log = List.copyOf(log);
            entities = Map.copyOf(entities);
        }
    }

    /** In the end a client is here. */
    record Ended(long at, String room, String client, String user, long seq, int waiting, boolean removed)
            implements Happening {}

    /** In the end, long after the weather cleared up, these are shown as being there, and these are. */
    record Present(long at, String room, Set<String> shown, Set<String> there) implements Happening {
        public Present {
            shown = Set.copyOf(shown);
            there = Set.copyOf(there);
        }
    }

    /** Something for who reads the history; nothing is judged by it. */
    record Noted(long at, String who, String what) implements Happening {}
}
