package dev.tandem.local.stack;

import static dev.tandem.local.stack.RunningStack.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies without warning, right after it has acknowledged something. */
final class KillTest {
    private static final int KILLS = 20;
    private static final int CLIENTS = 4;

    @TempDir
    private Path root;

    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().factory());
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void twenty_kills_right_after_acknowledgements_lose_nothing_acknowledged() throws Exception {
        String room;
        try (StackProcess stack = StackProcess.start(root)) {
            room = RunningStack.newRoom(Api.signIn(stack.url(), "ann", "Ann"));
            killWhileEditing(stack, room, 0);
        }
        for (int kill = 1; kill < KILLS; kill++) {
            try (StackProcess stack = StackProcess.start(root)) {
                assertEverythingAcknowledgedIsThere(stack, room);
                killWhileEditing(stack, room, kill);
            }
        }
        try (StackProcess stack = StackProcess.start(root)) {
            assertEverythingAcknowledgedIsThere(stack, room);
            assertThat(acknowledged).as("there was something to lose").hasSizeGreaterThan(KILLS * CLIENTS);
            stack.end();
        }
    }

    /** Clients write as fast as they can; the process is killed the moment one of them has heard of its tenth success. */
    private void killWhileEditing(StackProcess stack, String room, int round) throws Exception {
        var tenth = new CountDownLatch(1);
        List<RoomClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Api who = Api.signIn(stack.url(), "user" + i, "User " + i);
            clients.add(RoomClient.enter(who, room, "r" + round + "c" + i, timer, ThreadLocalRandom.current())
                    .get(PATIENCE, TimeUnit.SECONDS));
        }
        clients.forEach(client -> write(client, 0, tenth));
        assertThat(tenth.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        stack.kill();
        clients.forEach(RoomClient::close);
    }

    /** Adds one item after the other; each is noted when its outcome has come. */
    private void write(RoomClient client, int i, CountDownLatch tenth) {
        String id = client.id() + "i" + i;
        var _ = client.mutate(List.of(RunningStack.addItem(id, "Item"))).thenAccept(outcome -> {
            if (outcome instanceof Outcome.Applied) {
                acknowledged.add(id);
            }
            if (i == 9) {
                tenth.countDown();
            }
            write(client, i + 1, tenth);
        });
    }

    private void assertEverythingAcknowledgedIsThere(StackProcess stack, String room) {
        List<Commit> log = RunningStack.log(Api.signIn(stack.url(), "ann", "Ann"), room);
        assertThat(log)
                .extracting(Commit::seq)
                .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
        List<String> created = log.stream()
                .flatMap(commit -> commit.changes().stream())
                .filter(Change.Created.class::isInstance)
                .map(change -> change.key().id())
                .toList();
        assertThat(created).doesNotHaveDuplicates().containsAll(acknowledged);
    }
}
