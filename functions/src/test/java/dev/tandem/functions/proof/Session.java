package dev.tandem.functions.proof;

import dev.tandem.model.Mutation;
import dev.tandem.protocol.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a client says, as docs/PROTOCOL.md has it: one batch at a time, resent until it is answered. What it hears is for its {@link Ear}. */
final class Session {
    private static final Optional<String> JOIN = Optional.of("join");
    static final Optional<String> UPDATE = Optional.of("update");
    private static final Optional<String> SYNC = Optional.of("sync");
    private static final Optional<String> PING = Optional.of("ping");
    private static final int PING_EVERY = 3_000;
    private static final int CALM_PING = 25_000;
    private static final int GAP_WAIT = 500;

    private final Stage stage;
    private final Site site;
    private final ModelDevice device;
    private final Replica replica;
    private final Outbox outbox;
    private final List<Long> ownCommits = new ArrayList<>();

    private boolean registered;
    private boolean joined;
    private boolean fresh;
    private boolean removed;
    private long pingDue;
    private long nextTry;
    private long gapSince;
    private long lastSent;

    Session(Stage stage, Site site, ModelDevice device, Replica replica, Outbox outbox) {
        this.stage = stage;
        this.site = site;
        this.device = device;
        this.replica = replica;
        this.outbox = outbox;
    }

    boolean isRemoved() {
        return removed;
    }

    boolean isJoined() {
        return joined;
    }

    boolean isRegistered() {
        return registered;
    }

    List<Long> ownCommits() {
        return ownCommits;
    }

    /** Does what is due. */
    void work() {
        long now = stage.now();
        Line line = device.line();
        if (removed || now < nextTry) {
            return;
        }
        if (line.isOverdue()) {
            stage.count(Sight.ANSWER_MISSING);
            drop();
        } else if (line.isClosed()) {
            line.open(this::join);
        } else if (joined) {
            next(now);
        }
    }

    private void next(long now) {
        if (outbox.isReady() || (stage.has(Flaw.TWO_BATCHES_ARE_UNDER_WAY) && !outbox.isEmpty())) {
            update();
        } else if (replica.hasGap() && now > gapSince + GAP_WAIT && !stage.has(Flaw.GAPS_ARE_LEFT_TO_THE_HEARTBEAT)) {
            gapSince = now;
            sync();
        } else if (now > pingDue) {
            pingDue = now + (site.isCalm() ? CALM_PING : PING_EVERY);
            beat();
        }
    }

    private void beat() {
        if (device.line().isRest()) {
            sync();
            if (stage.weather().isClear()) {
                drop();
            }
        } else {
            tell(new ClientMessage.Ping(PING, Optional.of(site.room()), Optional.of(seq())));
        }
    }

    void tell(ClientMessage message) {
        if (joined) {
            device.line().ask(message);
        }
    }

    private void join() {
        Replica.State state = replica.state();
        Optional<String> epoch = fresh ? Optional.empty() : state.epoch();
        Optional<Long> since = epoch.map(_ -> state.seq());
        device.line().ask(new ClientMessage.Join(JOIN, site.room(), device.client(), !registered, epoch, since));
    }

    private void update() {
        List<Mutation> batch = stage.has(Flaw.TWO_BATCHES_ARE_UNDER_WAY)
                ? outbox.state().waiting().stream()
                        .filter(each -> each.n() > outbox.inFlight())
                        .limit(1)
                        .toList()
                : outbox.batch(1 + stage.random().nextInt(6));
        if (batch.isEmpty()) {
            return;
        }
        long from = batch.getFirst().n();
        long to = batch.getLast().n();
        if (from <= lastSent) {
            stage.count(Sight.RESEND);
        }
        lastSent = Math.max(lastSent, to);
        device.saveSent(to);
        stage.add(new Happening.Sent(stage.now(), site.room(), device.client(), from, to));
        device.line()
                .ask(new ClientMessage.Update(
                        UPDATE, site.room(), device.client(), epoch(), ClientFlaws.sent(stage, replica, batch)));
        if (stage.has(Flaw.THE_QUEUE_FORGETS_WHAT_IT_SENDS)) {
            outbox.settle(to);
            outbox.landed();
            device.save();
        }
    }

    void sync() {
        stage.count(Sight.SYNC);
        device.line().ask(new ClientMessage.Sync(SYNC, site.room(), epoch(), seq()));
    }

    private String epoch() {
        return replica.state().epoch().orElseThrow();
    }

    private long seq() {
        return replica.state().seq();
    }

    /** Whatever ended the connection. */
    void lost() {
        joined = false;
        outbox.landed();
        nextTry = stage.now() + stage.random().nextInt(600);
    }

    /** The client begins again from what it kept. */
    void restart(boolean isRegistered) {
        registered = isRegistered;
        lost();
    }

    void drop() {
        device.line().close();
        lost();
    }

    /** The next join asks for everything. */
    void forget() {
        fresh = true;
        drop();
    }

    void goWithoutSocket() {
        if (!removed) {
            lost();
            device.line().goWithout(this::join);
        }
    }

    void comeBack() {
        removed = false;
        nextTry = stage.now();
    }

    /** The room is entered. */
    void entered() {
        registered = true;
        joined = true;
        fresh = false;
        pingDue = stage.now() + PING_EVERY;
    }

    /** Something is missing between what is shown and what came. */
    void missesSomething() {
        gapSince = Math.max(gapSince, stage.now() - GAP_WAIT + 1);
    }

    /** The server asks to come back later. */
    void waitFor(long millis) {
        nextTry = stage.now() + millis;
        if (!joined) {
            drop();
        }
    }

    long lastSent() {
        return lastSent;
    }

    /** The queue goes on as another: what was sent is for the person to look at. */
    void rename() {
        ownCommits.clear();
        device.rename();
        registered = false;
        lastSent = 0;
    }

    void removed() {
        if (!site.mayBeRefused(device.user())) {
            stage.add(new Happening.Strayed(
                    stage.now(), site.room(), device.client(), "a removal, though nobody removes " + device.user()));
        }
        stage.count(Sight.REFUSED_AS_REMOVED);
        removed = true;
        drop();
    }
}
