package dev.tandem.functions.convergence;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import dev.tandem.room.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to hold once the weather has cleared up, told from what is stored and what the clients saw. */
final class Verdict {
    private final Site site;
    private final List<SimClient> clients;
    private final RoomStore rooms;
    private final List<Commit> log;
    /** State after each commit, from the first on. */
    private final List<Map<EntityKey, Entity>> states = new ArrayList<>();

    Verdict(Site site, List<SimClient> clients) {
        this.site = site;
        this.clients = clients;
        this.rooms = site.world().rooms();
        this.log = rooms.log(site.room(), 0, Integer.MAX_VALUE);
    }

    void check() {
        the_log_is_dense_and_its_digests_are_right();
        entities_at_rest_are_the_fold_of_the_log();
        every_client_showed_only_states_of_the_log();
        everybody_agrees();
        clients.forEach(client -> new Decided(site, client, log).check());
    }

    private void the_log_is_dense_and_its_digests_are_right() {
        Map<EntityKey, Entity> state = Map.of();
        for (Commit commit : log) {
            assertThat(commit.seq()).as("position in the log").isEqualTo(states.size() + 1L);
            state = Fold.apply(state, commit);
            states.add(state);
            assertThat(commit.digest()).as("digest at %s", commit.seq()).isEqualTo(Digests.of(state.values()));
        }
        assertThat(rooms.head(site.room()).seq()).isEqualTo(log.size());
    }

    private void entities_at_rest_are_the_fold_of_the_log() {
        Set<EntityKey> keys = log.stream()
                .flatMap(commit -> commit.changes().stream())
                .map(Change::key)
                .collect(toSet());
        Loaded loaded = rooms.load(site.room(), Run.OWNER, "phone", new Need(keys, Set.of()))
                .orElseThrow();
        assertThat(loaded.entities()).as("entities at rest").isEqualTo(states.getLast());
        Snapshot snapshot = rooms.snapshot(site.room()).orElseThrow();
        assertThat(snapshot.head().seq()).isEqualTo(log.size());
        assertThat(Replica.byKey(snapshot.entities())).as("snapshot").isEqualTo(living(states.getLast()));
    }

    private void every_client_showed_only_states_of_the_log() {
        for (History.Seen seen : site.history().seen()) {
            assertThat(seen.living())
                    .as("%s at %s", seen.client(), seen.seq())
                    .isEqualTo(living(states.get(Math.toIntExact(seen.seq()) - 1)));
        }
    }

    private void everybody_agrees() {
        for (SimClient client : clients) {
            assertThat(client.isAt(log.size()))
                    .as("%s has settled everything at %s", client, log.size())
                    .isTrue();
            if (!client.isRemoved()) {
                assertThat(client.shows().living()).isEqualTo(living(states.getLast()));
            }
        }
    }

    private static Map<EntityKey, Entity> living(Map<EntityKey, Entity> state) {
        Map<EntityKey, Entity> living = new HashMap<>(state);
        living.values().removeIf(Entity::deleted);
        return living;
    }
}
