package dev.tandem.functions.proof;

import static java.util.stream.Collectors.toSet;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.log.Metric;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.sim.Backup;
import dev.tandem.functions.sim.Fault;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.Division;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * One seed: people edit a room on devices that fail, over a gateway, functions and a store that fail, while owners change who is a member; then the
 * weather clears up, and within some time everybody has to have settled everything and to show the same.
 */
final class Schedule {
    static final Kinds KINDS = Kinds.bundled();
    private static final String ROOM = "room";
    /** Of so many runs, in one it is looked long after everything is settled who is shown as being there. */
    private static final int WATCHED = 8;

    private static final int TO_SETTLE = 45_000;
    private static final int THREE_LEASES = 230_000;
    private static final int LOOKS = 20;
    private static final int BETWEEN_LOOKS = 700;

    private final long seed;
    private final SimWorld world;
    private final Stage stage;
    private final Truth truth;
    private final Cloud cloud;
    private final Optional<Division> division;
    private final Site site;
    private final Kind kind;
    private final Plan plan;
    /** Whether whoever commits tells the others. */
    private final boolean express;

    private final Troubles troubles;
    private Optional<Pages> pages = Optional.empty();
    private Generation generation = Generation.FIRST;

    Schedule(long seed, Plan plan) {
        this.seed = seed;
        this.plan = plan;
        SplittableRandom draw = new SplittableRandom(seed ^ 0x5eed);
        List<Kind> kinds = KINDS.all();
        kind = plan.kind()
                .map(name -> KINDS.find(name).orElseThrow())
                .orElseGet(() -> kinds.get(draw.nextInt(kinds.size())));
        Faults ofStore = Weather.ofStore(draw);
        world = new SimWorld(seed, plan.crash().isPresent() ? Faults.none() : ofStore);
        plan.crash().ifPresent(world::crashAt);
        stage = new Stage(world, new Weather(draw.split()), plan.flaw());
        express = draw.nextBoolean();
        cloud = new Cloud(stage);
        truth = new Truth(stage, cloud::isOpen);
        division = Parting.of(seed, stage, cloud);
        site = new Site(ROOM, kind, cloud);
        troubles = new Troubles(stage, site, truth, this::restore);
    }

    /** What came of it. */
    record Result(
            long seed,
            String kind,
            List<Violation> violations,
            int operations,
            int commits,
            Map<Fault, Integer> faults,
            Map<Mishap, Integer> mishaps,
            Map<Sight, Integer> sights,
            long crashPoints,
            Optional<String> crashed,
            History history) {}

    Result run() {
        Optional<Violation> thrown = Optional.empty();
        try {
            play();
        } catch (RuntimeException | AssertionError failure) {
            thrown = Optional.of(new Violation("a failure", stage.now(), Failures.text(failure)));
        } finally {
            pages.ifPresent(Pages::close);
        }
        List<Violation> broken = new ArrayList<>(stage.violations());
        thrown.ifPresent(broken::add);
        return new Result(
                seed,
                kind.name(),
                broken,
                stage.history().count(Happening.Issued.class),
                stage.history().count(Happening.Decided.class),
                world.faults(),
                stage.weather().met(),
                stage.sights(),
                world.crashPoints(),
                world.crashed(),
                stage.history());
    }

    private void play() {
        world.watch(truth);
        deploy();
        makeRoom();
        if (plan.form() == ClientForm.TYPESCRIPT) {
            pages = Optional.of(new Pages(stage, ROOM, kind, plan.pageFlaw()));
        }
        List.of("ann-phone", "ben-tablet", "cem-laptop").forEach(this::add);
        if (stage.random().nextInt(3) == 0) {
            add("ann-desk");
        }
        site.devices().forEach(device -> stage.after(stage.random().nextInt(300), device::live));
        troubles.begin();
        int editing = 2_000 + stage.random().nextInt(2_500);
        stage.after(editing, site::rest);
        stage.after(editing + 800, this::heal);
        world.run();
        if (stage.isBroken()) {
            return;
        }
        new Ending(world, stage, site).write();
    }

    private void add(String name) {
        String user = name.substring(0, name.indexOf('-'));
        site.devices()
                .add(pages.<Device>map(open -> new PageDevice(stage, site, open, user, name))
                        .orElseGet(() -> new ModelDevice(stage, site, user, name)));
    }

    private void deploy() {
        Rows rows = Flaw.rows(stage.flaw(), world);
        Push push = Flaw.push(stage.flaw(), cloud);
        cloud.deploy(Town.wiring(world, rows, generation, express, push, division, this::logged));
    }

    /** In production somebody would be called. Once tables were brought back, who had something under way surprises: that is known there. */
    private void logged(String line) {
        if (line.contains("\"event\":\"told-before\"")) {
            stage.count(Sight.LEFT_OUT_AS_TOLD);
        }
        boolean isExpected = generation.number() > Generation.FIRST.number() && line.contains("\"receipt-surprise\"");
        if (line.contains(Metric.PROMISES_BROKEN.label()) && !isExpected) {
            stage.add(new Happening.Noticed(stage.now(), ROOM, line));
        }
    }

    private void makeRoom() {
        stage.add(new Happening.Founded(stage.now(), ROOM, kind.name(), "", List.of(), Map.of()));
        Identity owner = new Identity(Site.OWNER, Site.OWNER, Instant.MAX);
        CreateRoom.Wish wish = new CreateRoom.Wish(kind.name(), "Norway", Optional.of(ROOM), Optional.empty());
        insist(() -> cloud.wiring().createRoom().create(owner, wish));
        site.epoch(insist(() -> world.rooms().meta(ROOM)).orElseThrow().epoch());
        site.ask(truth::isMember);
    }

    /** A copy of the tables takes their place; whatever was under way goes on nowhere. */
    private void restore(Backup backup, Truth.Mark mark) {
        stage.note("everybody", "the tables are brought back");
        site.leavingAll();
        truth.back(mark);
        generation = stage.has(Flaw.A_RESTORE_KEEPS_THE_EPOCH) ? generation : new Generation(generation.number() + 1);
        site.epoch(generation.of(site.epoch()));
        stage.add(new Happening.Founded(stage.now(), ROOM, kind.name(), site.epoch(), mark.commits(), mark.receipts()));
        if (mark.floor() > 0) {
            stage.add(new Happening.Trimmed(stage.now(), ROOM, mark.floor()));
        }
        world.restore(backup);
        deploy();
        site.devices().forEach(Device::lose);
    }

    private void heal() {
        stage.weather().clearUp();
        world.heal();
        stage.add(new Happening.Healed(stage.now()));
        settle(stage.now() + TO_SETTLE);
    }

    private void settle(long end) {
        String epoch = site.epoch();
        // A membership that is still to be written makes somebody a member who has given up.
        boolean settled = !world.isAnythingLate()
                && !troubles.isAnythingUnderWay()
                && site.devices().stream().allMatch(device -> device.isAt(epoch, truth.head()));
        if (settled || stage.now() > end || stage.isBroken()) {
            boolean isWatched = seed % WATCHED == 0 && settled;
            site.calm();
            stage.after(isWatched ? THREE_LEASES : 400, isWatched ? () -> look(LOOKS) : this::end);
        } else {
            stage.after(500, () -> settle(end));
        }
    }

    /** Who is shown as being there, so long after everything settled that it has to be who is; again where somebody is just changing sockets. */
    private void look(int tries) {
        Set<String> shown = insist(
                        () -> world.connections().inRoom(ROOM, world.clock().instant()))
                .stream()
                .map(Presence::client)
                .collect(toSet());
        Set<String> there = site.devices().stream()
                .flatMap(device -> device.present().stream())
                .collect(toSet());
        if (tries > 1 && !shown.equals(there)) {
            stage.after(BETWEEN_LOOKS, () -> look(tries - 1));
        } else {
            stage.add(new Happening.Present(stage.now(), ROOM, shown, there));
            end();
        }
    }

    private void end() {
        site.devices().forEach(Device::stop);
    }

    private static <T> T insist(Supplier<T> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (StoreUnavailable unavailable) {
                // The world's own faults: the next attempt draws again.
            }
        }
    }
}
