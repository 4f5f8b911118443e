package dev.tandem.local.stack;

import static dev.tandem.local.stack.RunningStack.PATIENCE;
import static dev.tandem.local.stack.RunningStack.addItem;
import static dev.tandem.local.stack.RunningStack.setItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.Wire;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Eight clients, one room, and a network that breaks all the time. */
final class ConvergenceTest {
    private static final int CLIENTS = 8;
    private static final int MUTATIONS = 25;
    private static final int CUT_EVERY = 8;

    @Test
    void eight_clients_on_a_breaking_network_lose_nothing_apply_nothing_twice_and_end_equal() throws Exception {
        long seed = System.nanoTime();
        System.out.println("ConvergenceTest seed " + seed);
        try (var running = RunningStack.inMemory()) {
            Api owner = running.signIn("owner");
            String room = RunningStack.newRoom(owner);
            List<RoomClient> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(running.enter(running.signIn("user" + i), room));
            }
            clients.getFirst().mutate(List.of(addItem("shared", "Shared"))).get(PATIENCE, TimeUnit.SECONDS);

            List<List<Outcome>> outcomes = edit(running, clients, new Random(seed));

            List<Commit> log = RunningStack.log(owner, room);
            assertThat(log).extracting(Commit::seq).isEqualTo(dense(log.size()));
            for (int i = 0; i < CLIENTS; i++) {
                assertDecidedOnce(clients.get(i), outcomes.get(i), log, i == 0 ? 1 : 0);
            }
            assertFoldOfTheLog(log, owner, room);
            for (RoomClient client : clients) {
                assertThat(client.joins()).as("the network did break").isGreaterThan(2);
                client.awaitSeq(log.getLast().seq());
                assertThat(living(client.entities())).isEqualTo(living(Fold.replay(log)));
                assertThat(client.digest()).isEqualTo(log.getLast().digest());
            }
        }
    }

    /** All clients edit at once; each cuts everybody's connection now and then, just when it has sent something. */
    private static List<List<Outcome>> edit(RunningStack running, List<RoomClient> clients, Random random)
            throws Exception {
        var start = new CyclicBarrier(CLIENTS);
        List<CompletableFuture<List<Outcome>>> people = new ArrayList<>();
        for (RoomClient client : clients) {
            Random own = new Random(random.nextLong());
            people.add(CompletableFuture.supplyAsync(
                    () -> edits(running, client, own, start), Thread::startVirtualThread));
        }
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (var person : people) {
            outcomes.add(person.get(2 * PATIENCE, TimeUnit.SECONDS));
        }
        return outcomes;
    }

    private static List<Outcome> edits(RunningStack running, RoomClient client, Random random, CyclicBarrier start) {
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        try {
            start.await(PATIENCE, TimeUnit.SECONDS);
            for (int i = 0; i < MUTATIONS; i++) {
                outcomes.add(client.mutate(List.of(edit(client, i, random))));
                if (i % CUT_EVERY == CUT_EVERY - 1) {
                    running.stack().cutAll();
                }
                if (random.nextInt(3) == 0) {
                    outcomes.getLast().get(PATIENCE, TimeUnit.SECONDS);
                }
            }
            List<Outcome> decided = new ArrayList<>();
            for (var outcome : outcomes) {
                decided.add(outcome.get(PATIENCE, TimeUnit.SECONDS));
            }
            return decided;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Operation edit(RoomClient client, int i, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> setItem("shared", "quantity", Json.of(1L + random.nextInt(99)));
            case 1 -> setItem("shared", "packed", Json.of(random.nextBoolean()));
            default -> addItem(client.id() + "-" + i, "Item " + i);
        };
    }

    /** Every mutation has one outcome, in order, and the log settles each exactly once. */
    private static void assertDecidedOnce(RoomClient client, List<Outcome> outcomes, List<Commit> log, int before) {
        assertThat(outcomes)
                .extracting(Outcome::n)
                .isEqualTo(LongStream.rangeClosed(before + 1, before + MUTATIONS)
                        .boxed()
                        .toList());
        assertThat(outcomes).noneMatch(Outcome.Rejected.class::isInstance);
        List<Long> settled = log.stream()
                .filter(commit -> commit.client().equals(client.id()))
                .flatMapToLong(commit -> LongStream.rangeClosed(commit.from(), commit.to()))
                .boxed()
                .toList();
        // A batch that changes nothing leaves no commit; none is settled twice.
        assertThat(settled).doesNotHaveDuplicates().isSorted();
        assertThat(settled)
                .containsAll(outcomes.stream()
                        .filter(outcome -> outcome instanceof Outcome.Applied(var n, var seq, var m, var skipped)
                                && seq.isPresent())
                        .map(Outcome::n)
                        .toList());
    }

    private static void assertFoldOfTheLog(List<Commit> log, Api owner, String room) {
        Form snapshot = Form.of(owner.get("/api/rooms/" + room + "/snapshot"));
        Map<EntityKey, Entity> stored = snapshot.items("entities").stream()
                .map(Wire::entity)
                .collect(Collectors.toMap(Entity::key, entity -> entity));
        assertThat(stored).isEqualTo(living(Fold.replay(log)));
        assertThat(snapshot.text("digest"))
                .isEqualTo(Digests.of(stored.values()).hex())
                .isEqualTo(log.getLast().digest().hex());
    }

    private static Map<EntityKey, Entity> living(Map<EntityKey, Entity> entities) {
        return entities.values().stream()
                .filter(entity -> !entity.deleted())
                .collect(Collectors.toMap(Entity::key, entity -> entity));
    }

    private static List<Long> dense(int size) {
        return LongStream.rangeClosed(1, size).boxed().toList();
    }
}
