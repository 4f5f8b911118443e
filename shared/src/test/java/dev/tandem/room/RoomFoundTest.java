package dev.tandem.room;

import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Receipt;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomFoundTest {
    @Test
    void R3_the_log_starts_with_a_commit_that_creates_the_singletons() {
        Decision founded = Room.found(TripKind.KIND, "Lofoten", "olga", 42);

        Commit commit = founded.commit().orElseThrow();
        assertThat(commit.seq()).isEqualTo(1);
        assertThat(commit.at()).isEqualTo(42);
        assertThat(commit.user()).isEqualTo("olga");
        assertThat(commit.changes())
                .containsExactly(new Change.Created(key("list", "list"), fields("name", "Lofoten"), Optional.empty()));
        assertThat(founded.title()).contains("Lofoten");
        assertThat(founded.replaced()).containsExactly(Map.entry(key("list", "list"), 0L));
        assertThat(founded.read()).isEmpty();
    }

    @Test
    void S5_the_first_commit_settles_no_mutation_of_anybody() {
        Decision founded = Room.found(TripKind.KIND, "Lofoten", "olga", 42);

        assertThat(founded.commit().orElseThrow().to()).isZero();
        assertThat(founded.receipt()).isEqualTo(Receipt.fresh(Room.FOUNDING_CLIENT, "olga"));
    }

    @Test
    void S7_the_first_digest_is_that_of_the_singletons() {
        Decision founded = Room.found(TripKind.KIND, "Lofoten", "olga", 42);

        assertThat(founded.commit().orElseThrow().digest())
                .isEqualTo(new Digest(Digests.contribution(key("list", "list"), 1)))
                .isEqualTo(Digests.of(founded.written()));
    }

    @Test
    void R3_a_kind_without_singletons_has_an_empty_log() {
        Decision founded = Room.found(new Kind("bare", 1, Map.of(), Optional.empty(), Map.of()), "Lofoten", "olga", 42);

        assertThat(founded.commit()).isEmpty();
        assertThat(founded.written()).isEmpty();
    }
}
