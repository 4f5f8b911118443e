package dev.tandem.functions.convergence;

import dev.tandem.model.Commit;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A client that keeps the protocol: what it will send it keeps first, one batch at a time, resent until it is answered; what it receives it applies in
 * the order of the log. It ends and begins again from what it kept, which may be old.
 */
final class SimClient {
    private static final Optional<String> JOIN = Optional.of("join");
    private static final Optional<String> UPDATE = Optional.of("update");
    private static final Optional<String> SYNC = Optional.of("sync");
    private static final Optional<String> PING = Optional.of("ping");

    private static final int PING_EVERY = 4_000;
    private static final int GAP_WAIT = 500;

    private final Site site;
    private final String user;
    private final String id;
    private final Edits edits;
    private final Line line;
    private final Replica replica = new Replica();
    private final Outbox outbox = new Outbox();

    private Replica.State keptReplica = replica.state();
    private Outbox.State keptOutbox = outbox.state();
    private boolean keptRegistered;

    private boolean joined;
    private boolean fresh;
    private boolean removed;
    private long pingDue;
    private long nextTry;
    private long gapSince;
    private long lastSent;

    SimClient(Site site, String user, String id, RandomGenerator random) {
        this.site = site;
        this.user = user;
        this.id = id;
        this.edits = new Edits(random);
        this.line = new Line(site, user, this::receive);
    }

    String id() {
        return id;
    }

    String user() {
        return user;
    }

    boolean isRemoved() {
        return removed;
    }

    Replica.State shows() {
        return replica.state();
    }

    long lastIssued() {
        return outbox.state().next() - 1;
    }

    /** Whether nothing is left to do at a position. */
    boolean isAt(long seq) {
        return removed || (outbox.isEmpty() && replica.state().seq() == seq);
    }

    /** Something a person does; kept before anything of it is sent. */
    void edit() {
        if (!removed && replica.state().epoch().isPresent()) {
            Mutation made = outbox.add(replica.state().seq(), edits.next(id, replica.state()));
            site.history().issued(id, made);
            keptOutbox = keptOutbox.with(made);
        }
    }

    /** The device ends and begins again. What was applied or settled since it was last kept is forgotten. */
    void crash() {
        drop();
        replica.restart(keptReplica);
        outbox.restore(keptOutbox);
    }

    /** Keeps everything at once, so that position and queue fit each other. */
    void keep() {
        keptReplica = replica.state();
        keptOutbox = outbox.state();
    }

    /** Forgets the room, not the queue: the next join asks for everything. */
    void forget() {
        fresh = true;
        drop();
    }

    /** The connection is over, whoever ended it. */
    void drop() {
        line.close();
        joined = false;
        outbox.landed();
        nextTry = site.now() + site.random().nextInt(600);
    }

    /** Does what is due. */
    void tick() {
        long now = site.now();
        if (removed || now < nextTry) {
            return;
        }
        if (line.isOverdue()) {
            site.tally().count(Sight.ANSWER_MISSING);
            drop();
        } else if (line.isClosed()) {
            line.open(this::join);
        } else if (joined) {
            work(now);
        }
    }

    private void join() {
        Replica.State state = replica.state();
        Optional<String> epoch = fresh ? Optional.empty() : state.epoch();
        Optional<Long> since = epoch.map(_ -> state.seq());
        line.ask(new ClientMessage.Join(JOIN, site.room(), id, !keptRegistered, epoch, since));
    }

    private void work(long now) {
        if (outbox.isReady()) {
            update();
        } else if (replica.hasGap() && now > gapSince + GAP_WAIT) {
            gapSince = now;
            sync();
        } else if (now > pingDue) {
            pingDue = now + PING_EVERY;
            line.ask(new ClientMessage.Ping(PING, Optional.of(site.room()), Optional.of(shows().seq())));
        }
    }

    private void update() {
        List<Mutation> batch = outbox.batch(1 + site.random().nextInt(6));
        if (batch.getFirst().n() <= lastSent) {
            site.tally().count(Sight.RESEND);
        }
        lastSent = Math.max(lastSent, batch.getLast().n());
        line.ask(new ClientMessage.Update(UPDATE, site.room(), id, epoch(), batch));
    }

    private void sync() {
        site.tally().count(Sight.SYNC);
        line.ask(new ClientMessage.Sync(SYNC, site.room(), epoch(), shows().seq()));
    }

    private String epoch() {
        return replica.state().epoch().orElseThrow();
    }

    private void receive(ServerMessage frame) {
        if (removed) {
            return;
        }
        switch (frame) {
            case ServerMessage.Joined answer -> joined(answer);
            case ServerMessage.Ack ack -> acknowledged(ack);
            case ServerMessage.Changes changes -> changed(changes);
            case ServerMessage.Pong pong -> pong(pong);
            case ServerMessage.Failure failure -> refused(failure);
            case ServerMessage.Revoked revoked -> removed();
            case ServerMessage.MemberChanged changed -> {}
            case ServerMessage.PresenceChanged presence ->
                site.met(presence.here().user());
            case ServerMessage.Notified notified -> {}
            case ServerMessage.LockChanged changed -> {}
            case ServerMessage.Excerpts _, ServerMessage.Subscribed _ ->
                throw new AssertionError("never asked for: " + frame);
        }
    }

    private void joined(ServerMessage.Joined answer) {
        keptRegistered = true;
        joined = true;
        fresh = false;
        pingDue = site.now() + PING_EVERY;
        switch (answer.catchUp()) {
            case CatchUp.Delta(List<Commit> commits, boolean more) -> {
                site.tally().count(Sight.DELTA);
                take(commits);
            }
            case CatchUp.Excerpts _, CatchUp.Filtered _ ->
                throw new AssertionError("never asked for: " + answer.catchUp());
            case CatchUp.Snapshot(CatchUp.Entities entities) -> whole(answer.epoch(), entities);
            case CatchUp.Reset reset ->
                throw new AssertionError(id + " was reset at " + shows().seq() + ": " + reset.reason());
        }
        if (answer.head().seq() > shows().seq()) {
            sync();
        }
    }

    private void whole(String epoch, CatchUp.Entities entities) {
        site.tally().count(Sight.SNAPSHOT);
        if (!(entities instanceof CatchUp.Entities.Inline(var head, var list))) {
            throw new AssertionError("a small room fits a frame");
        }
        replica.reset(new Replica.State(Optional.of(epoch), head.seq(), Replica.byKey(list)));
        site.history().saw(id, replica.state());
        advance();
        keep();
    }

    private void acknowledged(ServerMessage.Ack ack) {
        outbox.landed();
        ack.outcomes().forEach(outcome -> site.told(id, outcome));
        if (ack.outcomes().getFirst() instanceof Outcome.Settled
                && !(ack.outcomes().getLast() instanceof Outcome.Settled)) {
            site.tally().count(Sight.PARTLY_OLD_BATCH);
        }
        outbox.settle(Math.min(ack.last(), ack.outcomes().getLast().n()));
        take(ack.commit().stream().toList());
    }

    private void changed(ServerMessage.Changes changes) {
        take(changes.commits());
        if (changes.more()) {
            sync();
        }
    }

    private void pong(ServerMessage.Pong pong) {
        boolean behind =
                pong.room().map(room -> room.head().seq() > shows().seq()).orElse(false);
        if (behind) {
            sync();
        }
    }

    private void take(List<Commit> commits) {
        commits.forEach(commit -> site.received(user, commit));
        for (Commit commit : commits) {
            if (!replica.offer(commit)) {
                site.tally().count(Sight.COMMIT_REPEATED);
            }
        }
        advance();
        if (replica.hasGap()) {
            site.tally().count(Sight.GAP);
            gapSince = Math.max(gapSince, site.now() - GAP_WAIT + 1);
        }
        // What is applied is kept some time later: a device may end before it is.
        if (site.random().nextInt(3) == 0) {
            keep();
        }
    }

    private void advance() {
        for (Optional<Commit> next = replica.step(); next.isPresent(); next = replica.step()) {
            site.tally().count(Sight.COMMIT_APPLIED);
            site.history().saw(id, replica.state());
            if (next.get().client().equals(id)) {
                outbox.settle(next.get().to());
            }
        }
    }

    private void refused(ServerMessage.Failure failure) {
        if (failure.ref().equals(UPDATE)) {
            outbox.landed();
        }
        switch (failure.code()) {
            case BUSY, INTERNAL -> {
                site.tally().count(Sight.BUSY);
                nextTry = site.now() + failure.retryAfter().orElse(200L);
                if (!joined) {
                    drop();
                }
            }
            case NOT_JOINED -> drop();
            case NOT_A_MEMBER -> removed();
            default -> throw new AssertionError(id + " was refused: " + failure);
        }
    }

    private void removed() {
        site.refusedAsRemoved(user);
        removed = true;
        drop();
    }

    /** For messages about a failure. */
    @Override
    public String toString() {
        return id + " of " + user + " at " + shows().seq() + (outbox.isEmpty() ? "" : " with " + outbox.state())
                + (joined ? " joined" : "") + (removed ? " removed" : "");
    }
}
