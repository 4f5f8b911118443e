package dev.tandem.functions.proof;

import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.ClientMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A client as docs/PROTOCOL.md has it, on a device that fails: what it will send it keeps first, and it ends and begins again from what it kept, which may be old. What it says
 * is {@link Session}, what it hears {@link Ear}.
 */
final class ModelDevice implements Device {
    private final Stage stage;
    private final Site site;
    private final String user;
    private final String name;
    private final Hands hands;
    private final Line line;
    private final Session session;
    private final Replica replica = new Replica();
    private final Outbox outbox = new Outbox();
    private final Map<EntityKey, Long> locks = new HashMap<>();

    private String client;
    private int names;
    private Kept kept;
    private long sleepsUntil;
    private boolean running = true;

    /** What is in the device's storage. */
    record Kept(String client, boolean registered, Replica.State replica, Outbox.State outbox) {}

    ModelDevice(Stage stage, Site site, String user, String name) {
        this.stage = stage;
        this.site = site;
        this.user = user;
        this.name = name;
        this.client = name;
        this.hands = new Hands(site.kind(), stage.random());
        this.kept = new Kept(client, false, replica.state(), outbox.state());
        this.session = new Session(stage, site, this, replica, outbox);
        this.line = new Line(stage, site.cloud(), user, new Ear(stage, site, this, session, replica, outbox)::receive);
    }

    String client() {
        return client;
    }

    String user() {
        return user;
    }

    Line line() {
        return line;
    }

    Kept kept() {
        return kept;
    }

    @Override
    public Set<String> present() {
        return session.isJoined() && !session.isRemoved() ? Set.of(client) : Set.of();
    }

    private boolean isRemoved() {
        return session.isRemoved();
    }

    @Override
    public boolean isAt(String epoch, long seq) {
        return (isRemoved() && !site.isMember(user))
                || (outbox.isEmpty()
                        && replica.state().seq() == seq
                        && replica.state().epoch().equals(Optional.of(epoch)));
    }

    @Override
    public List<Happening> ended() {
        return List.of(new Happening.Ended(
                stage.now(),
                site.room(),
                client,
                user,
                replica.state().seq(),
                outbox.state().waiting().size(),
                isRemoved()));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void live() {
        if (running && !stage.isBroken()) {
            if (stage.now() >= sleepsUntil) {
                act();
            }
            stage.after((site.isCalm() ? 2_000 : 60) + stage.random().nextInt(180), this::live);
        }
    }

    private void act() {
        if (site.isEditing() && !isRemoved() && stage.random().nextInt(4) == 0) {
            edit();
        }
        if (!stage.weather().isClear()) {
            misfortune();
        }
        if (isRemoved() && site.isMember(user)) {
            session.comeBack();
        }
        session.work();
    }

    private void edit() {
        if (replica.state().epoch().isEmpty()) {
            return;
        }
        Hands.Sight sight = sight();
        if (stage.random().nextInt(hands.locks() ? 3 : 20) == 0) {
            lock(sight);
        } else {
            keep(outbox.add(replica.state().seq(), hands.next(sight), Map.copyOf(locks)));
        }
    }

    private Hands.Sight sight() {
        Set<EntityKey> queued = new HashSet<>();
        for (Mutation waiting : outbox.state().waiting()) {
            for (Operation op : waiting.ops()) {
                Hands.key(op).ifPresent(queued::add);
            }
        }
        return new Hands.Sight(replica.state().entities(), session.ownCommits(), queued);
    }

    private void keep(Mutation made) {
        stage.add(new Happening.Issued(stage.now(), site.room(), client, user, made));
        if (!stage.has(Flaw.SENDS_BEFORE_IT_KEEPS)) {
            kept = new Kept(
                    client, kept.registered(), kept.replica(), kept.outbox().with(made));
        }
    }

    private void lock(Hands.Sight sight) {
        Optional<EntityKey> held = locks.keySet().stream().sorted().findFirst();
        if (held.isPresent() && stage.random().nextInt(3) == 0) {
            Optional.ofNullable(locks.remove(held.get()))
                    .ifPresent(token -> session.tell(
                            new ClientMessage.UnlockRequest(Optional.empty(), site.room(), client, held.get(), token)));
            return;
        }
        hands.lockable(sight)
                .ifPresent(key -> session.tell(new ClientMessage.LockRequest(
                        Optional.of("lock"),
                        site.room(),
                        client,
                        key,
                        Optional.ofNullable(locks.get(key)),
                        user.equals(Site.OWNER) && stage.random().nextInt(3) == 0)));
    }

    void locked(Lock lock) {
        if (lock.held() && lock.client().equals(client)) {
            locks.merge(lock.key(), lock.token(), Math::max);
            stage.count(Sight.LOCK_TAKEN);
        }
    }

    private void misfortune() {
        Weather weather = stage.weather();
        if (weather.strikes(Mishap.CRASH)) {
            crash("ends");
            line.close();
        } else if (weather.strikes(Mishap.TAB_TOOK_OVER)) {
            crash("hands over to another tab");
            line.leave();
        } else if (weather.strikes(Mishap.SOCKET_CUT)) {
            session.drop();
        } else if (weather.strikes(Mishap.SOCKET_RENEWED)) {
            line.leave();
            session.lost();
        } else if (weather.strikes(Mishap.SOCKET_HALF_OPEN)) {
            line.goDeaf();
        } else if (weather.strikes(Mishap.ALL_SOCKETS_CUT)) {
            site.cloud().cutAll();
            site.devices().forEach(Device::drop);
        } else if (weather.strikes(Mishap.SLEEP)) {
            sleepsUntil = stage.now() + 500 + stage.random().nextInt(4_000);
            line.goDeaf();
        } else if (weather.strikes(Mishap.REST_ONLY)) {
            session.goWithoutSocket();
        } else if (weather.strikes(Mishap.ROOM_FORGOTTEN)) {
            session.forget();
        }
    }

    /** What was applied or settled since it was last kept is forgotten. */
    private void crash(String how) {
        stage.note(client, how);
        client = kept.client();
        replica.restart(kept.replica());
        outbox.restore(kept.outbox());
        locks.clear();
        session.restart(kept.registered());
        stage.add(new Happening.BeganAgain(stage.now(), site.room(), client));
    }

    /** Keeps everything at once, so that position and queue fit each other. */
    void save() {
        Kept all = new Kept(client, session.isRegistered(), replica.state(), outbox.state());
        if (stage.has(Flaw.AN_OLD_SAVE_OVERTAKES_A_NEW_ONE) && stage.random().nextInt(4) == 0) {
            stage.after(stage.random().nextInt(400), () -> kept = all);
        } else {
            kept = all;
        }
    }

    /** From before anything of it is sent: what may have been sent is known to have been. */
    void saveSent(long n) {
        kept = new Kept(
                kept.client(), kept.registered(), kept.replica(), kept.outbox().sent(n));
    }

    /** Another queue under another name: the old one may not be gone on with. */
    void rename() {
        String before = client;
        client = name + "-" + ++names;
        Map<Long, Long> moved = outbox.renumber(stage.has(Flaw.A_NEW_QUEUE_SENDS_WHAT_WAS_SENT));
        locks.clear();
        moved.forEach((was, n) -> stage.add(new Happening.Requeued(stage.now(), site.room(), before, was, client, n)));
        outbox.state()
                .waiting()
                .forEach(each -> stage.add(new Happening.Issued(stage.now(), site.room(), client, user, each)));
        kept = new Kept(client, false, kept.replica(), outbox.state());
    }

    @Override
    public void drop() {
        session.drop();
    }

    @Override
    public void lose() {
        line.leave();
        session.lost();
    }

    @Override
    public String toString() {
        return client + " of " + user;
    }
}
