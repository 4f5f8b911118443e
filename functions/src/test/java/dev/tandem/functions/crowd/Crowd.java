package dev.tandem.functions.crowd;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.limit.Throttle;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.sim.Fault;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.Lanes;
import dev.tandem.functions.usecase.Patience;
import dev.tandem.functions.usecase.RoomKinds;
import dev.tandem.functions.usecase.RoomMaking;
import dev.tandem.functions.usecase.RoomMemory;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.functions.usecase.Tokens;
import dev.tandem.functions.usecase.UpdateLimits;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Head;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Role;
import dev.tandem.room.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One room of a kind in one seeded world, and people who change it at the same time through the real use cases. */
final class Crowd {
    static final String ROOM = "room";
    static final String OWNER = "olga";

    private final SimWorld world;
    private final Kind kind;
    private final SubmitUpdate submit;
    private final String epoch;
    private final List<Person> people = new ArrayList<>();

    Crowd(long seed, String kindName) {
        this(seed, kindName, Faults.heavy());
    }

    Crowd(long seed, String kindName, Faults faults) {
        world = new SimWorld(seed, faults);
        Kinds kinds = Kinds.bundled();
        kind = kinds.find(kindName).orElseThrow();
        submit = new SubmitUpdate(
                world.rooms(),
                new RoomKinds(world.rooms(), kinds),
                new RoomMemory(),
                Lanes.single(),
                new UpdateLimits(new Throttle(Limits.OFF, world.clock(), _ -> {})),
                new Patience(world.clock(), world.pause()::forAbout, world.random()),
                world.clock(),
                new Log(world.clock(), line -> {}));
        CreateRoom create = new RoomMaking(
                        world.rooms(),
                        world.lives(),
                        new RoomAccess(world.rooms()),
                        kinds,
                        new Tokens(world.random()),
                        new Patience(world.clock(), world.pause()::forAbout, world.random()),
                        world.clock(),
                        Optional.of(Role.EDITOR),
                        Generation.FIRST)
                .create();
        CreateRoom.Wish wish = new CreateRoom.Wish(kindName, "Room", Optional.of(ROOM), Optional.empty());
        insist(() -> create.create(new Identity(OWNER, OWNER, Instant.MAX), wish));
        epoch = insist(() -> world.rooms().meta(ROOM)).orElseThrow().epoch();
    }

    SimWorld world() {
        return world;
    }

    RandomGenerator random() {
        return world.random();
    }

    Kind kind() {
        return kind;
    }

    String epoch() {
        return epoch;
    }

    SubmitUpdate submit() {
        return submit;
    }

    /** What is there before anybody comes. */
    Crowd with(Operation... operations) {
        Person owner = person(OWNER, Role.OWNER);
        for (int i = 0; i < operations.length; i += 10) {
            Outcome outcome = owner.does(List.of(operations).subList(i, Math.min(i + 10, operations.length)));
            if (!(outcome instanceof Outcome.Applied)) {
                throw new AssertionError("the room is not set up: " + outcome);
            }
        }
        return this;
    }

    List<Person> people() {
        return people;
    }

    /** Somebody who may edit. */
    Person person(String name) {
        return person(name, Role.EDITOR);
    }

    private Person person(String name, Role role) {
        Person person = new Person(this, name);
        person.enter(role);
        people.add(person);
        return person;
    }

    /** Somebody does things one after the other, each some time after the one before. */
    void busy(Person person, int times, Supplier<List<Operation>> next) {
        world.spawn(person.name(), () -> {
            for (int i = 0; i < times; i++) {
                world.sleep(Duration.ofMillis(world.random().nextInt(60)));
                person.does(next.get());
            }
        });
    }

    /** Until everybody has done it all; nothing goes wrong any more then. */
    void run() {
        world.run();
        world.heal();
        new Promises(this, people).check();
    }

    List<Commit> log() {
        return world.rooms().log(ROOM, 0, Integer.MAX_VALUE);
    }

    /** After each commit, the first one first. */
    List<Map<EntityKey, Entity>> states() {
        List<Map<EntityKey, Entity>> states = new ArrayList<>();
        Map<EntityKey, Entity> state = Map.of();
        for (Commit commit : log()) {
            state = Fold.apply(state, commit);
            states.add(state);
        }
        return states;
    }

    Map<EntityKey, Entity> state() {
        return states().getLast();
    }

    List<Event> events(String name) {
        return log().stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.name().equals(name))
                .toList();
    }

    List<Outcome> outcomes() {
        return people.stream().flatMap(person -> person.outcomes().stream()).toList();
    }

    /** How often a commit met another one and had to be decided again. */
    int conflicts() {
        return world.faults().getOrDefault(Fault.REFUSED, 0) + world.faults().getOrDefault(Fault.CONFLICT, 0);
    }

    Head head() {
        return insist(() -> world.rooms().head(ROOM));
    }

    <T> T insist(Supplier<T> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (StoreUnavailable unavailable) {
                // The world's own faults: the next attempt draws again.
            }
        }
    }
}
