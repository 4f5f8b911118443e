package dev.tandem.local.soak;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.tandem.functions.proof.Happening;
import dev.tandem.json.Form;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.ApiRefused;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.stack.StackProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets people edit while the stack is killed again and again, then lets everything settle, and gives the history of all of it. */
final class Soak implements AutoCloseable {
    private static final Duration TO_SETTLE = Duration.ofSeconds(90);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    private static final Duration BEAT_IN_THE_END = Duration.ofSeconds(2);
    private static final int TRIES = 40;

    private final SoakPlan plan;
    private final Path folder;
    private final Consumer<String> progress;
    private final SplittableRandom random;
    private final Recording recording = new Recording();
    private final List<Editor> editors = new ArrayList<>();
    private final Map<String, Set<String>> clients = new HashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(24, Thread.ofPlatform().daemon().factory());
    private final int port;
    private Optional<StackProcess> stack = Optional.empty();
    private boolean closed;
    private int kills;

    /** @param folder where the stack keeps its data and says what it has to say */
    Soak(SoakPlan plan, Path folder, Consumer<String> progress) throws IOException {
        this.plan = plan;
        this.folder = folder;
        this.progress = progress;
        this.random = new SplittableRandom(plan.seed());
        Files.createDirectories(folder);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /**
     * What happened.
     *
     * @param failures of clients that gave up: nothing that happens here is a reason to
     * @param kills how often the stack was killed
     */
    record Run(List<Happening> history, Recording recording, List<String> failures, int kills, Duration time) {
        Run {
            history = List.copyOf(history);
            failures = List.copyOf(failures);
        }
    }

    Run run() throws Exception {
        start(Optional.of(random.nextLong(1L << 40)));
        enter(rooms());
        long began = System.nanoTime();
        List<Thread> hands = editors.stream()
                .map(each -> Thread.startVirtualThread(each::edit))
                .toList();
        killUntil(began);
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        editors.forEach(Editor::stop);
        for (Thread each : hands) {
            each.join();
        }
        calm();
        editors.forEach(Editor::end);
        end();
        return new Run(
                Telling.of(recording.happenings(), RoomTruth.in(data(), clients)), recording, failures(), kills, time);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private synchronized void start(Optional<Long> faults) throws IOException {
        if (closed) {
            throw new CancellationException("The run was stopped");
        }
        List<String> options = new ArrayList<>(List.of("--port", Integer.toString(port), "--data", data().toString()));
        options.addAll(List.of("--token-life", "86400"));
        faults.ifPresent(seed -> options.addAll(List.of("--faults", seed.toString())));
        stack = Optional.of(StackProcess.start(
                folder,
                ProcessBuilder.Redirect.appendTo(folder.resolve("stack.log").toFile()),
                options));
    }

    private URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** One of each kind, with people who were let in by its link; some of them with two devices, and some in two rooms. */
    private Map<Kind, String> rooms() throws InterruptedException {
        Map<Kind, String> rooms = new HashMap<>();
        for (Kind kind : kinds()) {
            rooms.put(kind, insist(() -> RoomFacts.make(signIn("owner"), kind.name(), "Soak", true)));
        }
        return rooms;
    }

    private static List<Kind> kinds() {
        return Kinds.bundled().all();
    }

    private Api signIn(String user) {
        return Api.signIn(url(), user, user);
    }

    private void enter(Map<Kind, String> rooms) throws Exception {
        List<Kind> kinds = kinds();
        int people = plan.clients() - plan.clients() / 4;
        record Seat(Kind kind, String user, String client) {}
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < plan.clients(); i++) {
            seats.add(new Seat(kinds.get(i % kinds.size()), "p" + i % people, "c" + i));
        }
        Map<Kind, Set<String>> inRoom = seats.stream().collect(groupingBy(Seat::kind, mapping(Seat::user, toSet())));
        for (Seat seat : seats) {
            Set<String> there = Objects.requireNonNull(inRoom.get(seat.kind()));
            there.add("owner");
            SoakRoom room = new SoakRoom(Objects.requireNonNull(rooms.get(seat.kind())), seat.kind(), there);
            clients.computeIfAbsent(room.id(), _ -> new HashSet<>()).add(seat.client());
            Api api = insist(() -> signIn(seat.user()));
            editors.add(Editor.enter(api, room, seat.user(), seat.client(), recording, timer, random.split()));
        }
    }

    /** Under these faults a request may fail; whoever asks tries again. */
    private static <T> T insist(Supplier<T> attempt) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.get();
            } catch (ApiRefused refused) {
                if (tried == TRIES) {
                    throw refused;
                }
                Thread.sleep(100);
            }
        }
    }

    private void killUntil(long began) throws Exception {
        long end = began + plan.time().toNanos();
        long tellAt = began + TELL_EVERY.toNanos();
        while ((System.nanoTime() < end || kills < SoakReport.FEWEST_KILLS) && !isEnough()) {
            long dies = System.nanoTime() + life().toNanos();
            while (System.nanoTime() < dies && !isEnough()) {
                Thread.sleep(50);
                if (System.nanoTime() > tellAt) {
                    tell(began);
                    tellAt += TELL_EVERY.toNanos();
                }
            }
            kill();
            start(Optional.of(random.nextLong(1L << 40)));
        }
        tell(began);
    }

    private Duration life() {
        return Duration.ofMillis(
                random.nextLong(plan.soonest().toMillis(), plan.latest().toMillis() + 1));
    }

    private boolean isEnough() {
        return !failures().isEmpty()
                || plan.mutations()
                        .filter(most -> recording.acknowledged() >= most)
                        .isPresent();
    }

    private List<String> failures() {
        return editors.stream()
                .flatMap(each -> each.failure().map(why -> each + " gave up: " + why).stream())
                .toList();
    }

    private synchronized void kill() throws InterruptedException {
        if (stack.isPresent()) {
            stack.get().kill();
            kills++;
            recording.add(at -> new Happening.Noted(at, "stack", "killed"));
        }
    }

    private void tell(long began) {
        progress.accept("%5.1f min  %,9d acknowledged  %,4d kills  %,5d pending"
                .formatted(
                        (System.nanoTime() - began) / 60e9,
                        recording.acknowledged(),
                        kills,
                        editors.stream().mapToInt(Editor::waiting).sum()));
    }

    /** In fine weather everybody gets to the end of the log, and gets rid of what waits. */
    private void calm() throws Exception {
        kill();
        start(Optional.empty());
        recording.add(Happening.Healed::new);
        long end = System.nanoTime() + TO_SETTLE.toNanos();
        Map<String, Long> heads = new HashMap<>();
        while (System.nanoTime() < end) {
            editors.forEach(each -> each.beat(BEAT_IN_THE_END));
            editors.stream().map(Editor::room).distinct().forEach(room -> heads.put(room.id(), head(room)));
            if (editors.stream()
                    .allMatch(each -> each.isAt(heads.getOrDefault(each.room().id(), -1L)))) {
                return;
            }
            Thread.sleep(200);
        }
    }

    private long head(SoakRoom room) {
        return Form.of(signIn("owner").get("/api/rooms/" + room.id())).whole("head", 0);
    }

    private synchronized void end() throws InterruptedException {
        if (stack.isPresent()) {
            stack.get().end();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends what is still there, now: nothing of it goes on. */
    synchronized void stop() {
        closed = true;
        timer.shutdownNow();
        try {
            if (stack.isPresent()) {
                stack.get().kill();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
