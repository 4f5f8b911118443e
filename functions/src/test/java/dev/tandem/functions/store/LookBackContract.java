package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Commit;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RoomStore} gives to a decision that looks back at the log: commits 1 to 8 are there. */
public abstract class LookBackContract {
    private static final String ROOM = "trip";

    private final Stage stage;

    protected LookBackContract(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void sevenItems() {
        APackingList room = APackingList.in(stage.rooms(), ROOM);
        for (int i = 2; i <= 8; i++) {
            room.with(item("i" + i), "Sock");
        }
    }

    private Loaded load(Optional<Long> after, Set<Long> commits) {
        Need need = new Need(Set.of(item("i2")), Set.of(), Set.of(), after, commits);
        return stage.rooms().load(ROOM, ANNA, PHONE, need).orElseThrow();
    }

    private Commit commit(long seq) {
        return stage.rooms().log(ROOM, seq - 1, 1).getFirst();
    }

    @Test
    void T2_a_load_gives_the_log_after_a_position_up_to_its_head() {
        Loaded loaded = load(Optional.of(5L), Set.of());

        assertThat(loaded.log()).containsOnlyKeys(6L, 7L, 8L);
        assertThat(loaded.log()).containsEntry(6L, commit(6)).containsEntry(8L, commit(8));
        assertThat(loaded.head().seq()).isEqualTo(8);
        assertThat(loaded.entities()).containsOnlyKeys(item("i2"));
    }

    @Test
    void T2_a_load_gives_the_whole_log_where_that_is_wanted_and_none_of_it_where_nothing_follows() {
        assertThat(load(Optional.of(0L), Set.of()).log()).hasSize(8).containsEntry(1L, commit(1));
        assertThat(List.of(
                        load(Optional.of(8L), Set.of()),
                        load(Optional.of(99L), Set.of()),
                        load(Optional.empty(), Set.of())))
                .allSatisfy(loaded -> {
                    assertThat(loaded.head().seq()).isEqualTo(8);
                    assertThat(loaded.log()).isEmpty();
                });
    }

    @Test
    void H1_a_load_gives_single_commits_and_leaves_out_those_that_are_not_there() {
        Loaded loaded = load(Optional.empty(), Set.of(3L, 8L, 0L, 9L, 1_000L));

        assertThat(loaded.log()).containsOnlyKeys(3L, 8L);
        assertThat(loaded.log()).containsEntry(3L, commit(3));
    }

    @Test
    void H1_single_commits_and_the_log_after_a_position_come_together() {
        Loaded loaded = load(Optional.of(6L), Set.of(2L, 7L));

        assertThat(loaded.log()).containsOnlyKeys(2L, 7L, 8L);
        assertThat(loaded.log()).containsEntry(2L, commit(2));
    }
}
