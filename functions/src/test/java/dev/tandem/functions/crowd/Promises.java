package dev.tandem.functions.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.Loaded;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.room.Digests;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What holds in every room, of whatever kind: the log is dense, what is stored is its fold, and everything is decided once, as it was told. */
record Promises(Crowd crowd, List<Person> people) {
    void check() {
        List<Commit> log = crowd.log();
        List<Map<EntityKey, Entity>> states = crowd.states();
        assertThat(log)
                .extracting(Commit::seq)
                .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
        for (int i = 0; i < log.size(); i++) {
            assertThat(log.get(i).digest())
                    .as("digest at %s", i + 1)
                    .isEqualTo(Digests.of(states.get(i).values()));
        }
        checkRest(log, states.getLast());
        people.forEach(person -> checkDecided(person, log));
    }

    private void checkRest(List<Commit> log, Map<EntityKey, Entity> state) {
        Set<EntityKey> keys = log.stream()
                .flatMap(commit -> commit.changes().stream())
                .map(Change::key)
                .collect(Collectors.toSet());
        Loaded loaded = crowd.world()
                .rooms()
                .load(Crowd.ROOM, Crowd.OWNER, Crowd.OWNER + "-phone", new Need(keys, Set.of()))
                .orElseThrow();
        assertThat(loaded.entities()).as("entities at rest").isEqualTo(state);
    }

    private void checkDecided(Person person, List<Commit> log) {
        List<Commit> own = log.stream()
                .filter(commit -> commit.client().equals(person.client()))
                .toList();
        assertThat(own).extracting(Commit::from).isSorted().doesNotHaveDuplicates();
        assertThat(crowd.world().rooms().receipt(Crowd.ROOM, person.client()).map(Receipt::last))
                .hasValue((long) person.issued().size());
        for (Outcome outcome : person.outcomes()) {
            boolean isInLog =
                    own.stream().anyMatch(commit -> commit.from() <= outcome.n() && outcome.n() <= commit.to());
            assertThat(isInLog)
                    .as("%s of %s is in the log", outcome, person.name())
                    .isEqualTo(outcome instanceof Outcome.Applied applied
                            && applied.seq().isPresent());
        }
    }
}
