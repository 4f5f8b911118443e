package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Receipt;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import dev.tandem.room.Need;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What must hold after a bustle, whatever went wrong in it. */
final class BustleCheck {
    private static final int PLENTY = 1 << 24;

    private final SimWorld world;
    private final Bustle bustle;
    private final List<Commit> log;
    private final String seed;

    BustleCheck(SimWorld world, Bustle bustle) {
        this.world = world;
        this.bustle = bustle;
        log = world.rooms().log(Bustle.ROOM, 0, PLENTY);
        seed = "seed " + world.seed();
    }

    void run() {
        assertThat(log)
                .as(seed)
                .extracting(Commit::seq)
                .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
        checkReceipts();
        bustle.snapshots().forEach(this::checkSnapshot);
        bustle.wholeTypes().forEach(this::checkType);
        checkRest();
        assertThat(world.streamRecords())
                .as(seed)
                .extracting(LogRecord::seq)
                .containsAll(log.stream().map(Commit::seq).toList());
    }

    private void checkReceipts() {
        for (int person = 0; person < Bustle.PEOPLE; person++) {
            String client = Bustle.client(person);
            Receipt receipt = world.rooms().receipt(Bustle.ROOM, client).orElseThrow();
            assertThat(receipt.last()).as(seed).isEqualTo(Bustle.MUTATIONS);
            assertThat(log.stream().filter(commit -> commit.client().equals(client)))
                    .as(seed)
                    .extracting(Commit::from)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    private void checkSnapshot(Snapshot snapshot) {
        Map<EntityKey, Entity> fold = fold(snapshot.head().seq());
        assertThat(snapshot.entities()).as(seed).containsExactlyInAnyOrderElementsOf(living(fold.values()));
        assertThat(snapshot.head().digest()).as(seed).isEqualTo(Digests.of(fold.values()));
    }

    /** Complete as of at least the head: nothing of it may be missing or older, something may be newer. */
    private void checkType(Loaded loaded) {
        Map<EntityKey, Entity> fold = new HashMap<>(fold(loaded.head().seq()));
        fold.remove(APackingList.LIST);
        assertThat(loaded.entities().keySet()).as(seed).containsAll(fold.keySet());
        loaded.entities().forEach((key, entity) -> {
            assertThat(entity).as(seed).isEqualTo(fold(entity.seq()).get(key));
            assertThat(entity.seq()).as(seed).isGreaterThanOrEqualTo(seq(fold, key));
        });
    }

    private void checkRest() {
        Need all = new Need(Set.of(), Set.of("item", "list"));
        assertThat(world.rooms()
                        .load(Bustle.ROOM, APackingList.ANNA, Bustle.client(0), all)
                        .orElseThrow()
                        .entities())
                .as(seed)
                .isEqualTo(Fold.replay(log));
    }

    private static long seq(Map<EntityKey, Entity> entities, EntityKey key) {
        Entity entity = entities.get(key);
        return entity == null ? 0 : entity.seq();
    }

    private Map<EntityKey, Entity> fold(long seq) {
        return Fold.replay(log.subList(0, Math.toIntExact(seq)));
    }

    private static List<Entity> living(Collection<Entity> entities) {
        return entities.stream().filter(entity -> !entity.deleted()).toList();
    }
}
