package dev.tandem.functions.sim;

import dev.tandem.functions.Surroundings;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.AnswerStore;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.LockStore;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.PersonStore;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.TicketStore;
import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.functions.store.dynamo.Pause;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.usecase.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One seeded world: stores, time, chance and a stream, shared by tasks of which one runs at a time.
 *
 * <pre>{@code
 * SimWorld world = new SimWorld(seed, Faults.heavy());
 * world.onStream(batch -> broadcast.tell(batch));
 * world.spawn("anna", () -> submit.update(world.rooms(), …));
 * world.spawn("ben", () -> …);
 * world.run();   // until nothing is left to happen
 * world.heal();  // from here on nothing goes wrong
 * world.rooms().snapshot(room);
 * }</pre>
 *
 * <p>A task gives way to others at every call of a store and at every pause, nowhere else. The stores may be called outside tasks too, by the test
 * itself; others then run meanwhile. Nothing sleeps: a run of minutes takes milliseconds.
 */
public final class SimWorld {
    private final long seed;
    private final Scheduler scheduler;
    private final SplittableRandom random;
    private final Chance chance;
    private final SimStream stream;
    private final CrashPoints crashPoints;
    private final SimRows rows;
    private final DynamoStores stores;

    public SimWorld(long seed, Faults faults) {
        this.seed = seed;
        scheduler = new Scheduler(seed);
        random = new SplittableRandom(seed);
        chance = new Chance(random.split(), faults);
        stream = new SimStream(scheduler, chance);
        crashPoints = new CrashPoints(scheduler);
        rows = new SimRows(scheduler, chance, stream, crashPoints);
        stores = new DynamoStores(rows, pause(), random.split());
    }

    public long seed() {
        return seed;
    }

    /** The time and the chance of this world, one thing after the other. */
    public Surroundings surroundings(Consumer<String> log) {
        return new Surroundings(
                clock(),
                random(),
                random(),
                pause()::forAbout,
                Lanes.single(),
                Lanes.single(),
                Lanes.single(),
                new Log(clock(), log));
    }

    public RoomStore rooms() {
        return stores.rooms();
    }

    public AnswerStore answers() {
        return stores.answers();
    }

    public RoomLifeStore lives() {
        return stores.lives();
    }

    public ConnectionStore connections() {
        return stores.connections();
    }

    public LockStore locks() {
        return stores.locks();
    }

    public InvitationStore invitations() {
        return stores.invitations();
    }

    public TicketStore tickets() {
        return stores.tickets();
    }

    public NotificationStore notifications() {
        return stores.notifications();
    }

    public PersonStore people() {
        return stores.people();
    }

    /** The rows beneath the stores, for stores of one's own, for as long as they are not brought back from a backup. */
    public Rows tables() {
        return new NamedTables(rows);
    }

    /** That a commit was told is no longer kept, as if its row had expired. */
    public void forgetTold(String room, long seq) {
        RowKey key = new RowKey("room#" + room, "told#%010d".formatted(seq));
        tables().write(Table.ROOMS, new Write.Delete(key, Condition.ALWAYS));
    }

    /** Virtual time; begins on 1 January 2026. */
    public Clock clock() {
        return new SimClock(scheduler);
    }

    /** Chance for whoever plays in this world: part of the seed. */
    public RandomGenerator random() {
        return random;
    }

    /** Lets virtual time pass for the task that calls it. */
    public Pause pause() {
        return this::sleep;
    }

    /** Lets virtual time pass for the task that calls it. */
    public void sleep(Duration time) {
        scheduler.wakeAfter(time.toMillis(), scheduler.current());
        scheduler.await();
    }

    /** Gets the log entries as the stream tells them, on a task of its own: a batch is told again where it throws {@code StoreUnavailable}. */
    public void onStream(Consumer<List<LogRecord>> broadcaster) {
        stream.listen(broadcaster);
    }

    /** Everything the stream has told so far, repetitions included. */
    public List<LogRecord> streamRecords() {
        return stream.told();
    }

    /**
     * Everything committed so far, in the order in which it was decided: the last may not be visible yet, since a transaction shows each of its rows
     * at that row's own moment. Nobody looks so but a test: it takes no time.
     */
    public List<LogRecord> written() {
        return stream.written();
    }

    /** What is visible of {@link #written}. It takes no time either. */
    public List<LogRecord> shown() {
        return stream.shown();
    }

    /** Starts a task within some milliseconds. What it throws, {@link Killed} excepted, fails {@link #run}. */
    public void spawn(String name, Runnable body) {
        scheduler.spawn(chance.between(0, 20), name, body);
    }

    /** Lets something happen after some time, on no task: it may start tasks, but it calls no store. */
    public void after(Duration time, Runnable happens) {
        scheduler.after(time.toMillis(), happens);
    }

    /** From now on every write is seen by somebody too. */
    public void watch(Witness witness) {
        rows.watch(witness);
    }

    /** Whether writes are still to come of which nobody waits for an answer any more ({@link Fault#LATE}). */
    public boolean isAnythingLate() {
        return rows.isAnythingLate();
    }

    /** A copy of all rows; nothing while a transaction is under way. */
    public Optional<Backup> backup() {
        return rows.backup();
    }

    /** The rows are those of the backup, the stream goes on after what it has told, and whatever was under way ends. */
    public void restore(Backup backup) {
        rows.restore(backup);
        stream.skip();
    }

    /** The invocation that is the first to pass this many moments of {@link #mayCrash}, all invocations together, dies there; 0 for none. */
    public void crashAt(long point) {
        crashPoints.at(point);
    }

    /** A moment at which an invocation may die. The store has one before and one after each call; whoever plays another service says so itself. */
    public void mayCrash() {
        crashPoints.pass();
    }

    /** How many such moments there were so far. */
    public long crashPoints() {
        return crashPoints.passed();
    }

    /** The name of the task that died at the one it was told of. */
    public Optional<String> crashed() {
        return crashPoints.died();
    }

    /** Runs until no task and no event is left. */
    public void run() {
        scheduler.drain();
    }

    /** From now on this goes wrong. */
    public void suffer(Faults faults) {
        chance.suffer(faults);
    }

    /** From now on nothing goes wrong. */
    public void heal() {
        suffer(Faults.none());
    }

    /** What went wrong so far, and how often. */
    public Map<Fault, Integer> faults() {
        return chance.tally();
    }

    /** One line for each call of a store: the same seed gives the same lines. */
    public List<String> trace() {
        return rows.trace();
    }
}
