package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.LIST;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.founding;
import static dev.tandem.functions.store.APackingList.item;
import static dev.tandem.functions.store.APackingList.meta;
import static dev.tandem.functions.store.APackingList.owner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.room.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link RoomLifeStore} does. */
public abstract class RoomLifeContract {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = item("tent");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofMinutes(20));
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(40));
    private static final int ALL = 1_000;

    private final Stage stage;

    protected RoomLifeContract(Stage stage) {
        this.stage = stage;
    }

    private RoomLifeStore lives() {
        return stage.lives();
    }

    private RoomStore rooms() {
        return stage.rooms();
    }

    private boolean begun() {
        return lives().begin(meta(ROOM), owner().resting(), founding(ROOM), SOON);
    }

    @Test
    void R13_a_room_that_is_being_made_is_unknown_to_everybody_until_it_is_opened() {
        assertThat(begun()).isTrue();
        stage.settle();

        assertThat(rooms().meta(ROOM)).isEmpty();
        assertThat(rooms().roomsOf(ANNA)).isEmpty();
        assertThat(rooms().snapshot(ROOM)).isEmpty();
        assertThat(rooms().member(ROOM, ANNA)).get().extracting(Member::active).isEqualTo(false);
        assertThat(lives().open(meta(ROOM), owner().at(2))).isTrue();
        stage.settle();

        assertThat(rooms().meta(ROOM)).contains(meta(ROOM));
        assertThat(rooms().roomsOf(ANNA)).containsExactly(meta(ROOM));
        assertThat(rooms().snapshot(ROOM).orElseThrow().entities()).hasSize(1);
        assertThat(lives().ended(LATER)).isEmpty();
    }

    @Test
    void R13_an_id_that_is_taken_begins_no_room_and_none_is_opened_that_was_not_begun() {
        APackingList.in(rooms(), ROOM);

        assertThat(begun()).isFalse();
        assertThat(lives().open(meta("other"), owner().at(2))).isFalse();
        assertThat(rooms().meta("other")).isEmpty();
        assertThat(rooms().create(meta(ROOM), owner(), founding(ROOM))).isFalse();
    }

    @Test
    void R13_a_room_that_was_not_opened_in_time_is_given_up_and_cannot_be_opened_any_more() {
        begun();
        stage.settle();

        assertThat(lives().ended(NOW)).isEmpty();
        assertThat(lives().purge(ROOM, ALL, NOW)).isTrue();
        assertThat(lives().ended(SOON)).containsExactly(ROOM);
        assertThat(lives().purge(ROOM, ALL, SOON)).isTrue();
        assertThat(lives().open(meta(ROOM), owner().at(2))).isFalse();
        assertThat(rooms().logAt(ROOM, 1)).isEmpty();
        assertThat(rooms().meta(ROOM)).isEmpty();
    }

    @Test
    void R13_a_room_that_ended_is_unknown_nobody_is_a_member_and_its_id_is_not_given_again() {
        APackingList.in(rooms(), ROOM).with(TENT, "Tent").joinedBy("ben", "tablet");

        assertThat(lives().end(ROOM, NOW)).containsExactly(ANNA, "ben");
        stage.settle();
        assertThat(lives().end(ROOM, LATER)).containsExactly(ANNA, "ben");

        assertThat(rooms().meta(ROOM)).isEmpty();
        assertThat(rooms().members(ROOM)).extracting(Member::active).containsOnly(false);
        assertThat(rooms().roomsOf(ANNA)).isEmpty();
        assertThat(rooms().load(ROOM, ANNA, PHONE, Need.NOTHING)).isEmpty();
        assertThat(rooms().create(meta(ROOM), owner(), founding(ROOM))).isFalse();
        assertThat(begun()).isFalse();
        assertThat(lives().ended(NOW)).containsExactly(ROOM);
    }

    @Test
    void R13_what_was_decided_before_a_room_ended_is_not_committed_after_it() {
        APackingList room = APackingList.in(rooms(), ROOM);
        Loaded before = room.load(TENT);

        lives().end(ROOM, NOW);

        assertThat(rooms().commit(
                                ROOM,
                                before,
                                Draft.on(before)
                                        .create(TENT, APackingList.named("Tent"))
                                        .applied()))
                .isInstanceOf(CommitResult.MemberChanged.class);
        lives().purge(ROOM, ALL, NOW);
        assertThat(rooms().commit(
                                ROOM,
                                before,
                                Draft.on(before)
                                        .create(TENT, APackingList.named("Tent"))
                                        .applied()))
                .isInstanceOf(CommitResult.MemberChanged.class);
        assertThat(rooms().logAt(ROOM, 2)).isEmpty();
    }

    @Test
    void R13_rows_go_a_part_at_a_time_and_are_looked_for_once_more_later() {
        APackingList room = APackingList.in(rooms(), ROOM);
        for (int i = 0; i < 120; i++) {
            room.with(item("i" + i), "Sock");
        }
        lives().end(ROOM, NOW);
        stage.settle();

        assertThat(lives().purge(ROOM, 100, NOW)).isFalse();
        assertThat(lives().purge(ROOM, ALL, NOW)).isTrue();
        assertThat(rooms().members(ROOM)).isEmpty();
        assertThat(rooms().receipt(ROOM, PHONE)).isEmpty();
        assertThat(rooms().entities(ROOM, List.of(LIST, item("i7")))).isEmpty();
        stage.settle();
        assertThat(lives().ended(NOW)).isEmpty();
        // Something that was on its way arrives now.
        rooms().register(ROOM, "straggler", ANNA);
        assertThat(lives().ended(SOON)).containsExactly(ROOM);
        assertThat(lives().purge(ROOM, ALL, SOON)).isTrue();
        stage.settle();

        assertThat(rooms().receipt(ROOM, "straggler")).isEmpty();
        assertThat(lives().ended(LATER)).isEmpty();
        assertThat(rooms().create(meta(ROOM), owner(), founding(ROOM))).isFalse();
    }

    @Test
    void R13_a_room_that_goes_on_is_not_purged_and_one_that_never_was_does_not_end() {
        APackingList.in(rooms(), ROOM);

        assertThat(lives().purge(ROOM, ALL, LATER)).isTrue();
        assertThat(lives().end("other", NOW)).isEmpty();

        assertThat(rooms().meta(ROOM)).isPresent();
        assertThat(rooms().create(meta("other"), owner(), founding("other"))).isTrue();
    }

    @Test
    void R13_what_was_decided_before_a_room_was_archived_is_not_committed_after_it() {
        APackingList room = APackingList.in(rooms(), ROOM);
        Loaded before = room.load(TENT);

        assertThat(lives().archive(ROOM, true)).isTrue();

        assertThat(rooms().meta(ROOM).orElseThrow().archived()).isTrue();
        assertThat(rooms().commit(
                                ROOM,
                                before,
                                Draft.on(before)
                                        .create(TENT, APackingList.named("Tent"))
                                        .applied()))
                .isInstanceOf(CommitResult.MemberChanged.class);
        assertThat(room.load().meta().archived()).isTrue();
        assertThat(room.load().member().orElseThrow().role()).isEqualTo(Role.OWNER);
        assertThat(lives().archive(ROOM, false)).isTrue();
        assertThat(rooms().meta(ROOM).orElseThrow().archived()).isFalse();
        assertThat(lives().archive("other", true)).isFalse();
    }

    @Test
    void R13_a_title_is_changed_where_there_is_a_room() {
        APackingList.in(rooms(), ROOM);

        assertThat(lives().rename(ROOM, "Sweden")).isTrue();
        assertThat(lives().rename("other", "Sweden")).isFalse();

        assertThat(rooms().meta(ROOM)).contains(meta(ROOM).titled("Sweden"));
        lives().end(ROOM, NOW);
        assertThat(lives().rename(ROOM, "Norway")).isFalse();
        assertThat(lives().archive(ROOM, true)).isFalse();
    }
}
