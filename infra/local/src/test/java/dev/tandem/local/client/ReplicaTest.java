package dev.tandem.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReplicaTest {
    private static final Commit FIRST = commit(1, Map.of());
    private static final Commit SECOND = commit(2, Fold.apply(Map.of(), FIRST));
    private static final Commit THIRD = commit(3, Fold.apply(Fold.apply(Map.of(), FIRST), SECOND));

    private final Replica replica = new Replica();

    @Test
    void S2_the_next_commit_is_applied_and_an_older_one_ignored() {
        assertThat(replica.receive(FIRST)).isFalse();
        assertThat(replica.receive(FIRST)).isFalse();

        assertThat(replica.seq()).isEqualTo(1);
        assertThat(replica.digest()).isEqualTo(FIRST.digest());
    }

    @Test
    void S2_a_commit_ahead_is_kept_aside_until_the_gap_is_closed() {
        assertThat(replica.receive(THIRD)).as("something is missing").isTrue();
        assertThat(replica.receive(FIRST)).isFalse();
        assertThat(replica.seq()).isEqualTo(1);

        assertThat(replica.receive(SECOND)).isFalse();

        assertThat(replica.seq()).isEqualTo(3);
        assertThat(replica.entities()).isEqualTo(Fold.replay(List.of(FIRST, SECOND, THIRD)));
    }

    @Test
    void J3_a_snapshot_replaces_everything_and_commits_kept_aside_go_on_from_it() {
        replica.receive(THIRD);
        Map<EntityKey, Entity> atTwo = Fold.replay(List.of(FIRST, SECOND));

        replica.reset("e2", new Head(2, SECOND.digest()), List.copyOf(atTwo.values()));

        assertThat(replica.epoch()).isEqualTo("e2");
        assertThat(replica.seq()).isEqualTo(3);
        assertThat(replica.digest()).isEqualTo(THIRD.digest());
    }

    @Test
    void J3_a_snapshot_of_an_older_position_takes_nothing_back() {
        replica.reset(
                "e1",
                new Head(1, FIRST.digest()),
                List.copyOf(Fold.replay(List.of(FIRST)).values()));
        replica.receive(SECOND);

        replica.reset(
                "e1",
                new Head(1, FIRST.digest()),
                List.copyOf(Fold.replay(List.of(FIRST)).values()));

        assertThat(replica.seq()).isEqualTo(2);
        assertThat(replica.digest()).isEqualTo(SECOND.digest());
    }

    @Test
    void S7_a_commit_that_leads_to_another_digest_is_noticed() {
        Commit wrong = new Commit(
                1,
                0,
                "ann",
                "c",
                1,
                1,
                FIRST.changes(),
                List.of(),
                new Digest(FIRST.digest().bits() + 1));

        assertThatThrownBy(() -> replica.receive(wrong)).isInstanceOf(IllegalStateException.class);
    }

    private static Commit commit(long seq, Map<EntityKey, Entity> before) {
        Change change =
                new Change.Created(new EntityKey("item", "i" + seq), Map.of("name", Json.of("x")), Optional.empty());
        Commit blank = new Commit(seq, 0, "ann", "c", seq, seq, List.of(change), List.of(), Digest.EMPTY);
        Digest digest = Digests.of(Fold.apply(before, blank).values());
        return new Commit(seq, 0, "ann", "c", seq, seq, List.of(change), List.of(), digest);
    }
}
