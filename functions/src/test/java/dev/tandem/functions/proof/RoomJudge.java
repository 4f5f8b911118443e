package dev.tandem.functions.proof;

import static java.util.stream.Collectors.toSet;

import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Receipt;
import dev.tandem.protocol.Wire;
import dev.tandem.room.Decision;
import dev.tandem.room.Fold;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Follows one room from its first commit on: the log is dense, every mutation is decided once and in order (I2, I3, I4), every decision is what the
 * room's own rules give on the state before it, whoever read what when (I5), and what is told is what was decided (I1, I13).
 */
final class RoomJudge {
    /** Of more that a batch takes back the others count as read after the begin of the log was gone. */
    private static final int UNDONE_MOST = 6;

    private final Kind kind;
    private final Consumer<Violation> violations;
    private final AccessJudge access;
    private final ClientJudge clients;
    private final KeptJudge kept;
    private final Map<String, Map<Long, Mutation>> issued;

    private final List<Commit> commits = new ArrayList<>();
    private final List<Map<EntityKey, Entity>> states = new ArrayList<>(List.of(Map.of()));
    private final List<Head> heads = new ArrayList<>(List.of(Head.START));
    private String epoch = "";
    private long floor;
    private final Map<EntityKey, Lock> locks = new HashMap<>();
    private final Map<String, Long> sentUpTo;
    private final Map<String, Long> decidedUpTo = new HashMap<>();
    private final OutcomeJudge outcomes;
    private boolean broken;

    RoomJudge(Kind kind, Consumer<Violation> violations, Optional<RoomJudge> before) {
        this.kind = kind;
        this.violations = violations;
        this.access = before.map(RoomJudge::access).orElseGet(() -> new AccessJudge(violations));
        this.kept = before.map(RoomJudge::kept).orElseGet(() -> new KeptJudge(violations));
        this.clients = new ClientJudge(this, violations);
        this.sentUpTo = before.map(room -> room.sentUpTo).orElseGet(HashMap::new);
        this.outcomes = new OutcomeJudge(violations);
        this.issued = before.map(room -> room.issued).orElseGet(HashMap::new);
    }

    AccessJudge access() {
        return access;
    }

    ClientJudge clients() {
        return clients;
    }

    KeptJudge kept() {
        return kept;
    }

    /** Whether that is what the room is now; what is still told or shown of what it was is not judged by this log. */
    boolean isNow(String incarnation) {
        return epoch.isEmpty() || epoch.equals(incarnation);
    }

    long head() {
        return commits.size();
    }

    List<Commit> commits() {
        return commits;
    }

    /** After so many commits. */
    Map<EntityKey, Entity> state(long seq) {
        return states.get(Math.toIntExact(seq));
    }

    Head headAt(long seq) {
        return heads.get(Math.toIntExact(seq));
    }

    /** Whether its log cannot be followed any more, so that nothing else can be judged. */
    boolean isBroken() {
        return broken;
    }

    long lastIssued(String client) {
        return issued.getOrDefault(client, Map.of()).keySet().stream()
                .mapToLong(n -> n)
                .max()
                .orElse(0);
    }

    long decidedUpTo(String client) {
        return decidedUpTo.getOrDefault(client, 0L);
    }

    void founded(Happening.Founded it) {
        epoch = it.epoch();
        access.begin(it.epoch(), it.log().size());
        it.log().forEach(commit -> follow(commit, Optional.empty()));
        decidedUpTo.putAll(it.receipts());
    }

    void issued(Happening.Issued it) {
        Mutation before = issued.computeIfAbsent(it.client(), _ -> new HashMap<>())
                .putIfAbsent(it.mutation().n(), it.mutation());
        if (before != null) {
            say("I2", it.at(), it.client() + " gives #" + it.mutation().n() + " twice");
        }
    }

    void sent(Happening.Sent it) {
        sentUpTo.merge(it.client(), it.to(), Math::max);
    }

    /** Of what was sent nobody knows whether it was decided, so sending it under another name may do it twice. */
    void requeued(Happening.Requeued it) {
        if (it.was() <= sentUpTo.getOrDefault(it.from(), 0L)) {
            say(
                    "I2",
                    it.at(),
                    "#" + it.was() + " of " + it.from() + " was sent, and is #" + it.n() + " of " + it.client());
        }
    }

    void locked(Happening.Locked it) {
        Lock lock = it.lock();
        Lock before = locks.put(lock.key(), lock);
        if (before == null) {
            return;
        }
        boolean isAnothers = !before.client().equals(lock.client()) || before.token() != lock.token();
        if (before.token() > lock.token()) {
            say("L3", it.at(), "the token of " + lock.key() + " falls to " + lock.token());
        } else if (isAnothers && before.token() == lock.token()) {
            say("L3", it.at(), "the token of " + lock.key() + " stays " + lock.token() + " and becomes another's");
        } else if (isAnothers
                && lock.held()
                && before.held()
                && it.at() < before.until()
                && !access.wasOwner(lock.user())) {
            say("L1", it.at(), lock.key() + " is taken by " + lock.client() + " while it is " + before.client() + "'s");
        }
    }

    void trimmed(Happening.Trimmed it) {
        floor = it.floor();
    }

    void decided(Happening.Decided it) {
        Commit commit = it.commit();
        if (broken) {
            return;
        }
        if (commit.seq() != head() + 1) {
            broken = true;
            say("I3", it.at(), "commit " + commit.seq() + " follows " + head());
            return;
        }
        if (commit.client().equals(Room.FOUNDING_CLIENT)) {
            follow(commit, Optional.empty());
            return;
        }
        long last = decidedUpTo(commit.client());
        if (commit.from() != last + 1) {
            say(
                    commit.from() <= last ? "I2" : "I4",
                    it.at(),
                    "commit " + commit.seq() + " decides #" + commit.from() + " of " + commit.client() + " after #"
                            + last);
        }
        Optional<Member> member = access.author(it);
        List<Mutation> batch = batch(commit.client(), commit.from(), commit.to());
        Receipt receipt = new Receipt(commit.client(), commit.user(), commit.from() - 1, List.of(), 0);
        List<Decision> possible = member.filter(_ -> batch.size() == commit.to() - commit.from() + 1).stream()
                .flatMap(author -> decisions(receipt, author, batch, head(), commit.at()))
                .toList();
        Optional<Decision> decision = possible.stream()
                .filter(each -> each.commit().map(Wire::of).equals(Optional.of(Wire.of(commit))))
                .findFirst();
        if (decision.isEmpty()) {
            say(
                    "I5",
                    it.at(),
                    "commit " + commit.seq() + " is\n  " + JsonWriter.write(Wire.of(commit))
                            + "\nbut what it decides comes to\n  "
                            + possible.stream()
                                    .flatMap(each -> each.commit().stream())
                                    .map(each -> JsonWriter.write(Wire.of(each)))
                                    .toList());
        }
        outcomes.keep(commit.client(), decision.stream().toList());
        settled(commit.client(), commit.to());
        follow(commit, decision);
        KindLaws.broken(kind, state(head()))
                .ifPresent(what -> say("R", it.at(), "after commit " + commit.seq() + ": " + what));
    }

    private void follow(Commit commit, Optional<Decision> decision) {
        try {
            states.add(Fold.apply(state(head()), commit));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unfit) {
            broken = true;
            say(
                    "I3",
                    commit.at(),
                    "commit " + commit.seq() + " does not fit the state before it: " + unfit.getMessage());
            return;
        }
        heads.add(new Head(commit.seq(), commit.digest(), decision.flatMap(Decision::extent)));
        commits.add(commit);
        access.committed();
    }

    private List<Mutation> batch(String client, long from, long to) {
        Map<Long, Mutation> own = issued.getOrDefault(client, Map.of());
        return LongStream.rangeClosed(from, to)
                .mapToObj(own::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * As it comes out where the begin of the log is gone, where it was still there when it was read, and where it was just going: each of those that are
     * taken back is read by itself, so any of them may have been read before what came after it, or others of them, were gone.
     */
    private Stream<Decision> decisions(Receipt receipt, Member author, List<Mutation> batch, long on, long at) {
        List<Long> undone = batch.stream()
                .flatMap(mutation -> mutation.ops().stream())
                .flatMap(op -> op instanceof Operation.Undo undo ? Stream.of(undo.seq()) : Stream.of())
                .filter(seq -> seq <= floor)
                .distinct()
                .limit(UNDONE_MOST)
                .toList();
        return LongStream.rangeClosed(0, floor)
                .boxed()
                .flatMap(gone -> some(undone.stream().filter(seq -> seq <= gone).toList())
                        .map(still ->
                                decide(receipt, author, batch, on, at, seq -> seq > gone || still.contains(seq))));
    }

    /** None of them, each alone, and so on to all of them. */
    private static Stream<Set<Long>> some(List<Long> all) {
        return IntStream.range(0, 1 << all.size())
                .mapToObj(chosen -> IntStream.range(0, all.size())
                        .filter(each -> (chosen >> each & 1) == 1)
                        .mapToObj(all::get)
                        .collect(toSet()));
    }

    private Decision decide(
            Receipt receipt, Member author, List<Mutation> batch, long on, long at, LongPredicate isThere) {
        Map<Long, Commit> known = new HashMap<>();
        commits.stream()
                .filter(each -> isThere.test(each.seq()) && each.seq() <= on)
                .forEach(each -> known.put(each.seq(), each));
        RoomState before = new RoomState(kind, headAt(on), author, receipt, state(on), locks, known);
        return Room.decide(before, new Batch(receipt.user(), receipt.client(), batch), at);
    }

    /** A batch that changes nothing leaves its outcomes in the receipt alone: on the state at the head it has to change nothing. */
    void received(Happening.Received it) {
        long before = decidedUpTo(it.client());
        if (broken || it.last() == before) {
            return;
        }
        if (it.last() < before || it.withCommit()) {
            say("I2", it.at(), "the receipt of " + it.client() + " is #" + it.last() + " after #" + before);
            return;
        }
        Receipt receipt = new Receipt(it.client(), it.user(), before, List.of(), 0);
        settledWithoutCommit(receipt, it.last(), it.at(), head(), "");
    }

    /** The same, where nobody saw when: on the state at one of the positions since then it has to change nothing. */
    void answered(Happening.Answered it) {
        long before = decidedUpTo(it.client());
        if (broken) {
            return;
        }
        if (it.last() <= before) {
            say("I2", it.at(), it.client() + " is answered for #" + it.last() + " after #" + before);
            return;
        }
        Receipt receipt = new Receipt(it.client(), it.user(), before, List.of(), 0);
        String where = " at every position from " + it.since() + " to " + head();
        settledWithoutCommit(receipt, it.last(), it.at(), it.since(), where);
    }

    /** What follows the receipt up to {@code last} changes nothing at one of the positions from {@code since} to the head. */
    private void settledWithoutCommit(Receipt before, long last, long at, long since, String where) {
        List<Mutation> batch = batch(before.client(), before.last() + 1, last);
        List<Decision> possible = LongStream.rangeClosed(since, head())
                .boxed()
                .flatMap(on -> access.member(before.user()).stream()
                        .flatMap(author -> decisions(before, author, batch, on, at)))
                .filter(decision ->
                        decision.commit().isEmpty() && decision.receipt().last() == last)
                .toList();
        if (possible.isEmpty()) {
            say(
                    "I1",
                    at,
                    "#" + (before.last() + 1) + " to #" + last + " of " + before.client()
                            + " are settled without a commit, though they change something" + where);
        }
        outcomes.keep(before.client(), possible);
        settled(before.client(), last);
    }

    private void settled(String client, long last) {
        decidedUpTo.put(client, last);
        kept.decided(client, last);
    }

    void told(Happening.Told it) {
        if (!broken) {
            outcomes.told(it, decidedUpTo(it.client()));
        }
    }

    void claimed(Happening.Claimed it) {
        if (!broken) {
            kept.claimed(it, outcomes.of(it.client(), it.n()));
        }
    }

    void rests(Happening.Rests it) {
        clients.rests(it);
        if (!broken) {
            kept.rests(
                    it.at(), user -> access.member(user).filter(Member::active).isPresent());
        }
    }

    void say(String invariant, long at, String what) {
        violations.accept(new Violation(invariant, at, what));
    }
}
