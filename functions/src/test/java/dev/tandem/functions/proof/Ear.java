package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a client hears, and what it makes of it: applied in the order of the log, whatever order it comes in. */
final class Ear {
    private static final int PAGE = 4;

    private final Stage stage;
    private final Site site;
    private final ModelDevice device;
    private final Session session;
    private final Replica replica;
    private final Outbox outbox;
    private final Set<Outcome> told = new HashSet<>();

    Ear(Stage stage, Site site, ModelDevice device, Session session, Replica replica, Outbox outbox) {
        this.stage = stage;
        this.site = site;
        this.device = device;
        this.session = session;
        this.replica = replica;
        this.outbox = outbox;
    }

    void receive(ServerMessage frame) {
        if (session.isRemoved()) {
            return;
        }
        if (device.line().isRest()) {
            stage.count(Sight.OVER_REST);
        }
        Strays.in(frame, site.room(), Site.PEOPLE)
                .ifPresent(what -> stage.add(new Happening.Strayed(stage.now(), site.room(), device.client(), what)));
        switch (frame) {
            case ServerMessage.Joined answer -> joined(answer);
            case ServerMessage.Ack ack -> acknowledged(ack);
            case ServerMessage.Changes changes -> changed(changes);
            case ServerMessage.Pong pong -> pong(pong);
            case ServerMessage.Failure failure -> refused(failure);
            case ServerMessage.Revoked _ -> session.removed();
            case ServerMessage.LockChanged changed -> device.locked(changed.lock());
            case ServerMessage.MemberChanged _, ServerMessage.PresenceChanged _, ServerMessage.Notified _ -> {}
            case ServerMessage.Excerpts _, ServerMessage.Subscribed _ ->
                throw new AssertionError("never asked for: " + frame);
        }
    }

    private void joined(ServerMessage.Joined answer) {
        session.entered();
        answer.locks().forEach(device::locked);
        switch (answer.catchUp()) {
            case CatchUp.Delta(List<Commit> commits, boolean _) -> {
                stage.count(Sight.DELTA);
                take(commits);
            }
            case CatchUp.Snapshot(CatchUp.Entities entities) -> {
                stage.count(Sight.SNAPSHOT);
                anew(answer.epoch(), entities);
            }
            case CatchUp.Reset(var _, CatchUp.Entities entities) -> {
                stage.count(Sight.RESET);
                anew(answer.epoch(), entities);
            }
            case CatchUp.Excerpts _, CatchUp.Filtered _ ->
                throw new AssertionError("never asked for: " + answer.catchUp());
        }
        if (session.isJoined() && answer.head().seq() > seq()) {
            session.sync();
        }
    }

    /** In another epoch the queue is another too: of what was sent nobody knows what became of it. */
    private void anew(String epoch, CatchUp.Entities entities) {
        boolean isElsewhere =
                replica.state().epoch().filter(known -> !known.equals(epoch)).isPresent();
        if (isElsewhere && !stage.has(Flaw.A_QUEUE_OUTLIVES_ITS_EPOCH)) {
            session.rename();
        }
        whole(epoch, entities);
        if (!session.isRegistered()) {
            session.forget();
        }
    }

    private void whole(String epoch, CatchUp.Entities entities) {
        if (!(entities instanceof CatchUp.Entities.Inline(var head, var list))) {
            throw new AssertionError("a small room fits a frame");
        }
        boolean isOlder = Optional.of(epoch).equals(replica.state().epoch()) && head.seq() < seq();
        if (isOlder && !stage.has(Flaw.AN_OLDER_SNAPSHOT_IS_TAKEN)) {
            return;
        }
        show(Replica.State.of(epoch, head.seq(), list));
        if (stage.random().nextInt(8) == 0) {
            pages(new ArrayList<>(), Optional.empty());
        }
    }

    private void show(Replica.State state) {
        replica.reset(state);
        showed();
        advance();
        device.save();
    }

    private void showed() {
        stage.add(new Happening.Showed(
                stage.now(),
                site.room(),
                replica.state().epoch().orElseThrow(),
                device.client(),
                device.user(),
                seq(),
                replica.state().living()));
    }

    /** The same once more in pages (R14); a page that does not come ends it. */
    private void pages(List<Entity> before, Optional<String> next) {
        String path = "/api/rooms/" + site.room() + "/snapshot?limit=" + PAGE
                + next.map(after -> "&after=" + after).orElse("");
        site.cloud().http(device.user(), "GET", path, "", answer -> {
            if (answer.status() == 200) {
                Json.Obj page = answer.json();
                page.items("entities").forEach(entity -> before.add(Wire.entity(entity)));
                Optional<String> more = page.findText("next");
                if (more.isPresent()) {
                    pages(before, more);
                } else {
                    paged(Replica.State.of(
                            page.findText("epoch").orElseThrow(),
                            page.findWhole("seq").orElseThrow(),
                            before));
                }
            }
        });
    }

    private void paged(Replica.State state) {
        boolean isOlder = state.seq() < seq() && !stage.has(Flaw.AN_OLDER_SNAPSHOT_IS_TAKEN);
        if (!session.isRemoved() && state.epoch().equals(replica.state().epoch()) && !isOlder) {
            stage.count(Sight.PAGED_SNAPSHOT);
            show(state);
        }
    }

    private void acknowledged(ServerMessage.Ack ack) {
        if (!ack.client().equals(device.client())) {
            return;
        }
        outbox.landed();
        ack.outcomes().forEach(this::told);
        if (ack.outcomes().getFirst() instanceof Outcome.Settled
                && !(ack.outcomes().getLast() instanceof Outcome.Settled)) {
            stage.count(Sight.PARTLY_OLD_BATCH);
        }
        outbox.settle(stage.has(Flaw.AN_ANSWER_SETTLES_EVERYTHING_SENT) ? session.lastSent() : ack.last());
        take(ack.commit().stream().toList());
    }

    private void told(Outcome outcome) {
        stage.add(new Happening.Told(stage.now(), site.room(), device.client(), outcome));
        if (!told.add(outcome) && !(outcome instanceof Outcome.Settled)) {
            stage.count(Sight.STORED_OUTCOME);
        }
        switch (outcome) {
            case Outcome.Applied applied when !applied.merged().isEmpty() -> stage.count(Sight.MERGED);
            case Outcome.Applied _ -> {}
            case Outcome.Rejected _ -> stage.count(Sight.REJECTED);
            case Outcome.Settled _ -> stage.count(Sight.SETTLED_OUTCOME);
        }
    }

    private void changed(ServerMessage.Changes changes) {
        if (replica.state().epoch().equals(Optional.of(changes.epoch()))
                || stage.has(Flaw.COMMITS_OF_ANOTHER_EPOCH_ARE_APPLIED)) {
            take(changes.commits());
            if (changes.more() && session.isJoined()) {
                session.sync();
            }
        }
    }

    private void pong(ServerMessage.Pong pong) {
        boolean behind = pong.room().map(room -> room.head().seq() > seq()).orElse(false);
        boolean elsewhere = pong.room()
                .map(room -> !replica.state().epoch().equals(Optional.of(room.epoch())))
                .orElse(false);
        if (elsewhere) {
            session.drop();
        } else if (behind && session.isJoined() && !stage.has(Flaw.THE_HEARTBEAT_IS_NOT_HEEDED)) {
            session.sync();
        }
    }

    private void take(List<Commit> commits) {
        for (Commit commit : commits) {
            if (!replica.offer(commit)) {
                stage.count(Sight.COMMIT_REPEATED);
            }
        }
        advance();
        if (replica.hasGap()) {
            stage.count(Sight.GAP);
            session.missesSomething();
        }
        // What is applied is kept some time later: a device may end before it is.
        if (stage.random().nextInt(3) == 0) {
            device.save();
        }
    }

    private void advance() {
        for (Optional<Commit> next = step(); next.isPresent(); next = step()) {
            stage.count(Sight.COMMIT_APPLIED);
            Sights.of(next.get()).forEach(stage::count);
            showed();
            if (next.get().client().equals(device.client())) {
                own(next.get());
            }
        }
    }

    private Optional<Commit> step() {
        return stage.has(Flaw.COMMITS_ARE_APPLIED_AS_THEY_COME) ? replica.stepOver() : replica.step();
    }

    /** Whoever sees its own commit needs no answer any more (S5), and goes on. */
    private void own(Commit commit) {
        session.ownCommits().add(commit.seq());
        outbox.settle(commit.to());
        if (outbox.inFlight() > 0
                && outbox.inFlight() <= commit.to()
                && !stage.has(Flaw.NOTHING_FOLLOWS_ITS_OWN_COMMIT)) {
            outbox.landed();
        }
    }

    private void refused(ServerMessage.Failure failure) {
        if (failure.ref().equals(Session.UPDATE)) {
            outbox.landed();
        }
        switch (failure.code()) {
            case BUSY, INTERNAL, THROTTLED -> {
                stage.count(Sight.BUSY);
                session.waitFor(failure.retryAfter().orElse(200L));
            }
            case NOT_JOINED, EPOCH_CHANGED -> session.drop();
            case RESYNC -> session.forget();
            case LOCKED, FORBIDDEN -> stage.count(Sight.LOCK_REFUSED);
            case UNKNOWN_CLIENT -> {
                session.rename();
                session.forget();
            }
            case NOT_A_MEMBER -> session.removed();
            default ->
                stage.add(new Happening.Strayed(stage.now(), site.room(), device.client(), "the refusal " + failure));
        }
    }

    private long seq() {
        return replica.state().seq();
    }
}
