package dev.tandem.functions.convergence;

import dev.tandem.model.Commit;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Filter;
import dev.tandem.model.Mutation;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.CatchUp.Entities;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.Shown;
import dev.tandem.protocol.Status;
import java.util.List;
import java.util.Optional;

/** A client that sees the room through a filter which it changes now and then, and that edits what it does not see too (PROTOCOL V). */
final class FilteredClient {
    private static final int PING_EVERY = 3_000;
    private static final int GAP_WAIT = 400;

    private final Site site;
    private final FilterVerdict verdict;
    private final String user;
    private final String id;
    private final Whims whims;
    private final Line line;
    private final FilteredReplica replica = new FilteredReplica();

    private FilteredReplica.State kept = replica.state();
    private Filter wanted;
    private Optional<String> asked = Optional.empty();
    private Optional<Mutation> pending = Optional.empty();
    private boolean registered;
    private boolean joined;
    private boolean fresh = true;
    private int marks;
    private long n;
    private long pingDue;
    private long gapDue;
    private long resendDue;

    FilteredClient(Site site, FilterVerdict verdict, String user, String id) {
        this.site = site;
        this.verdict = verdict;
        this.user = user;
        this.id = id;
        this.whims = new Whims(site.random());
        this.wanted = whims.filter();
        this.line = new Line(site, user, this::receive);
    }

    String id() {
        return id;
    }

    boolean isAt(long seq) {
        return joined && asked.isEmpty() && pending.isEmpty() && replica.state().seq() == seq;
    }

    FilteredReplica.State shows() {
        return replica.state();
    }

    void drop() {
        line.close();
        // Whatever the server made of a request that was not answered: the next join says it all.
        fresh |= asked.isPresent();
        asked = Optional.empty();
        joined = false;
    }

    void crash() {
        boolean unsure = asked.isPresent();
        drop();
        replica.restart(kept);
        wanted = kept.filter();
        fresh = unsure || kept.epoch().isEmpty();
    }

    void tick(boolean editing) {
        if (line.isOverdue()) {
            drop();
        } else if (line.isClosed()) {
            line.open(this::join);
        } else if (joined) {
            work(site.now(), editing);
        }
    }

    private void join() {
        Optional<String> epoch =
                fresh ? Optional.empty() : Optional.of(replica.state().epoch());
        Optional<Long> since = epoch.map(_ -> replica.state().seq());
        Optional<Filter> filter = Optional.of(wanted);
        line.ask(new ClientMessage.Join(mark("join"), site.room(), id, !registered, epoch, since, filter));
    }

    private void work(long now, boolean editing) {
        if (editing && pending.isEmpty() && site.random().nextInt(2) == 0) {
            pending = Optional.of(new Mutation(++n, replica.state().seq(), whims.next(id)));
            resendDue = now;
        }
        if (pending.isPresent() && now >= resendDue) {
            resendDue = now + 3_000;
            String epoch = replica.state().epoch();
            line.ask(new ClientMessage.Update(mark("update"), site.room(), id, epoch, List.of(pending.get())));
        } else if (editing && asked.isEmpty() && site.random().nextInt(25) == 0) {
            change(site.random().nextInt(3) > 0);
        } else if (editing && site.random().nextInt(25) == 0) {
            Status status = site.random().nextBoolean() ? Status.AWAY : Status.ONLINE;
            line.ask(new ClientMessage.PresenceUpdate(Optional.empty(), site.room(), status, Optional.empty()));
        } else if (asked.isEmpty() && replica.hasGap() && now > gapDue) {
            gapDue = now + GAP_WAIT;
            sync();
        } else if (now > pingDue) {
            pingDue = now + PING_EVERY;
            line.ask(new ClientMessage.Ping(mark("ping"), Optional.of(site.room()), Optional.of(0L)));
        }
    }

    /** V4. */
    private void change(boolean held) {
        FilteredReplica.State state = replica.state();
        wanted = site.random().nextInt(5) == 0 ? Filter.EVERYTHING : whims.filter();
        asked = Optional.of("filter-" + ++marks);
        Optional<ClientMessage.Held> holds =
                held ? Optional.of(new ClientMessage.Held(state.epoch(), state.seq(), state.mark())) : Optional.empty();
        line.ask(
                wanted.equals(Filter.EVERYTHING)
                        ? new ClientMessage.Unsubscribe(asked, site.room(), holds)
                        : new ClientMessage.Subscribe(asked, site.room(), wanted, holds));
    }

    private void sync() {
        FilteredReplica.State state = replica.state();
        line.ask(new ClientMessage.Sync(Optional.of("sync-" + marks), site.room(), state.epoch(), state.seq()));
    }

    private static Optional<String> mark(String name) {
        return Optional.of(name);
    }

    private void receive(ServerMessage frame) {
        switch (frame) {
            case ServerMessage.Joined answer -> joined(answer);
            case ServerMessage.Subscribed answer -> subscribed(answer);
            case ServerMessage.Excerpts excerpts ->
                changed(excerpts.ref(), Optional.of(excerpts.filter()), excerpts.commits(), excerpts.more());
            case ServerMessage.Changes changes ->
                changed(changes.ref(), Optional.empty(), parts(changes.commits()), changes.more());
            case ServerMessage.Ack ack -> {
                take(Optional.empty(), parts(ack.commit().stream().toList()));
                pending = pending.filter(mutation -> mutation.n() > ack.last());
            }
            case ServerMessage.Pong pong -> {
                boolean behind = pong.room()
                        .map(room -> room.head().seq() > replica.state().seq())
                        .orElse(false);
                if (behind && asked.isEmpty()) {
                    sync();
                }
            }
            case ServerMessage.Failure failure -> refused(failure);
            case ServerMessage.PresenceChanged _,
                    ServerMessage.LockChanged _,
                    ServerMessage.Notified _,
                    ServerMessage.Revoked _,
                    ServerMessage.MemberChanged _ -> {}
        }
    }

    private void joined(ServerMessage.Joined answer) {
        registered = true;
        joined = true;
        fresh = false;
        pending = pending.filter(mutation -> mutation.n() > answer.last());
        catchUp(answer.epoch(), answer.catchUp(), Optional.empty());
        if (answer.head().seq() > replica.state().seq()) {
            sync();
        }
    }

    private void catchUp(String epoch, CatchUp catchUp, Optional<String> mark) {
        switch (catchUp) {
            case CatchUp.Delta(List<Commit> commits, boolean _) -> take(Optional.empty(), parts(commits));
            case CatchUp.Excerpts(String filter, List<Excerpt> commits, boolean _) ->
                take(Optional.of(filter), commits);
            case CatchUp.Filtered(String filter, CatchUp whole) -> catchUp(epoch, whole, Optional.of(filter));
            case CatchUp.Snapshot(Entities entities) -> {
                if (!(entities instanceof Entities.Inline(var head, var list))) {
                    throw new AssertionError("a small room fits a frame");
                }
                replica.whole(wanted, mark, epoch, head.seq(), list);
                verdict.count(FilterVerdict.Sight.SNAPSHOT);
                verdict.saw(id, replica.state(), true);
                advance();
            }
            case CatchUp.Reset reset -> throw new AssertionError(id + " was reset: " + reset.reason());
        }
    }

    private void subscribed(ServerMessage.Subscribed answer) {
        if (!answer.ref().equals(asked)) {
            return;
        }
        asked = Optional.empty();
        switch (answer.shown()) {
            case Shown.Whole(long seq, var entities) -> {
                replica.whole(wanted, answer.filter(), answer.epoch(), seq, entities);
                verdict.count(FilterVerdict.Sight.CHANGED_WHOLE);
            }
            case Shown.Difference difference -> {
                boolean moved = difference.seq() > difference.since();
                verdict.count(moved ? FilterVerdict.Sight.CHANGED_WHILE_COMMITTING : FilterVerdict.Sight.CHANGED);
                replica.difference(wanted, answer.filter(), difference);
            }
            case Shown.Linked linked -> throw new AssertionError("a small room fits a frame: " + linked);
        }
        verdict.saw(id, replica.state(), true);
        advance();
    }

    private void changed(Optional<String> ref, Optional<String> mark, List<Excerpt> excerpts, boolean more) {
        boolean asksNow = ref.equals(Optional.of("sync-" + marks)) && asked.isEmpty();
        if (asksNow && !mark.equals(replica.state().mark())) {
            verdict.count(FilterVerdict.Sight.OTHER_FILTER);
            fresh = true;
            drop();
            return;
        }
        take(mark, excerpts);
        if (more && asksNow) {
            sync();
        }
    }

    private void take(Optional<String> mark, List<Excerpt> excerpts) {
        if (!mark.equals(replica.state().mark()) && !excerpts.isEmpty()) {
            verdict.count(FilterVerdict.Sight.FRAME_OF_ANOTHER_FILTER);
        }
        replica.offer(mark, excerpts);
        if (asked.isEmpty()) {
            advance();
        }
    }

    private void advance() {
        for (Optional<Excerpt> next = replica.step(); next.isPresent(); next = replica.step()) {
            verdict.applied(id, replica.state().filter(), next.get());
            verdict.saw(id, replica.state(), false);
            if (next.get() instanceof Excerpt.Part part
                    && part.commit().client().equals(id)) {
                pending =
                        pending.filter(mutation -> mutation.n() > part.commit().to());
            }
        }
        if (replica.hasGap()) {
            verdict.count(FilterVerdict.Sight.GAP);
        }
        if (site.random().nextInt(3) == 0) {
            kept = replica.state();
        }
    }

    private void refused(ServerMessage.Failure failure) {
        switch (failure.code()) {
            case BUSY, INTERNAL -> {
                if (!joined) {
                    drop();
                } else if (asked.isPresent() && failure.ref().equals(asked)) {
                    verdict.count(FilterVerdict.Sight.ASKED_AGAIN);
                    change(false);
                }
            }
            case NOT_JOINED -> drop();
            default -> throw new AssertionError(id + " was refused: " + failure);
        }
    }

    private static List<Excerpt> parts(List<Commit> commits) {
        return commits.stream()
                .<Excerpt>map(commit -> new Excerpt.Part(commit, List.of(), false))
                .toList();
    }

    /** For messages about a failure. */
    @Override
    public String toString() {
        return id + " of " + user + " at " + shows().seq() + " through " + FilterText.write(wanted)
                + (joined ? " joined" : "") + (fresh ? " fresh" : "")
                + asked.map(each -> " asked " + each).orElse("")
                + pending.map(each -> " pending " + each.n()).orElse("")
                + " mark " + replica.state().mark().orElse("none");
    }
}
