package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Commit;
import dev.tandem.model.Head;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link RoomStore} keeps of commits that were told. */
public abstract class ToldContract {
    private static final String ROOM = "trip";
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final Stage stage;

    protected ToldContract(Stage stage) {
        this.stage = stage;
    }

    private RoomStore store() {
        return stage.rooms();
    }

    private List<Commit> log() {
        return store().log(ROOM, 0, 1 << 20);
    }

    @Test
    void S4_what_was_told_is_kept_with_its_time_and_nothing_else_is() {
        store().keepTold(ROOM, 9, 900, LATER);
        store().keepTold(ROOM, 10, 1_000, LATER);
        store().keepTold(ROOM, 12, 1_200, LATER);
        store().keepTold("other", 11, 1, LATER);

        assertThat(store().told(ROOM, 9, 12)).isEqualTo(Map.of(9L, 900L, 10L, 1_000L, 12L, 1_200L));
        assertThat(store().told(ROOM, 10, 11)).isEqualTo(Map.of(10L, 1_000L));
        assertThat(store().told(ROOM, 11, 11)).isEmpty();
        assertThat(store().told("nowhere", 1, 9)).isEmpty();
    }

    @Test
    void S4_it_may_be_kept_again_and_of_what_is_not_there() {
        store().keepTold(ROOM, 3, 300, LATER);
        store().keepTold(ROOM, 3, 300, LATER);

        assertThat(store().told(ROOM, 1, 9)).isEqualTo(Map.of(3L, 300L));
        assertThat(log()).isEmpty();
    }

    @Test
    void S1_the_log_does_not_change_by_being_told() {
        APackingList room =
                APackingList.in(store(), ROOM).with(item("tent"), "Tent").with(item("stove"), "Stove");
        List<Commit> before = log();
        Head head = room.load().head();

        before.forEach(each -> store().keepTold(ROOM, each.seq(), each.at(), LATER));

        assertThat(log()).isEqualTo(before);
        assertThat(store().logBefore(ROOM, 9, 9)).isEqualTo(before.reversed());
        assertThat(store().head(ROOM)).isEqualTo(head);
        assertThat(store().snapshot(ROOM).orElseThrow().head()).isEqualTo(head);
        room.with(item("map"), "Map");
        assertThat(log()).hasSize(before.size() + 1);
    }
}
