package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.item;
import static dev.tandem.functions.store.APackingList.meta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RoomStore} does with rooms, members and clients. */
public abstract class RoomStoreContract {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = item("tent");
    private static final int PLENTY = 1 << 20;
    private static final OpenLink VIEWING = new OpenLink(Role.VIEWER, Optional.of(5_000L));

    private final Stage stage;

    protected RoomStoreContract(Stage stage) {
        this.stage = stage;
    }

    private RoomStore store() {
        return stage.rooms();
    }

    private APackingList room() {
        return APackingList.in(store(), ROOM);
    }

    private List<Commit> log() {
        return store().log(ROOM, 0, PLENTY);
    }

    @Test
    void R3_a_created_room_has_its_row_its_owner_and_its_first_commit() {
        assertThat(store().create(meta(ROOM), APackingList.owner(), APackingList.founding(ROOM)))
                .isTrue();

        assertThat(store().meta(ROOM)).contains(meta(ROOM));
        assertThat(store().member(ROOM, ANNA)).contains(APackingList.owner());
        assertThat(log()).containsExactly(APackingList.founding(ROOM).commit().orElseThrow());
        assertThat(store().snapshot(ROOM).orElseThrow().entities())
                .isEqualTo(APackingList.founding(ROOM).written());
    }

    @Test
    void R3_a_taken_id_creates_nothing() {
        room();
        Member ben = new Member("ben", "Ben", Role.OWNER, true, 1);

        assertThat(store().create(meta(ROOM), ben, APackingList.founding(ROOM))).isFalse();

        assertThat(store().meta(ROOM)).contains(meta(ROOM));
        assertThat(store().member(ROOM, "ben")).isEmpty();
    }

    @Test
    void R3_of_many_that_create_one_room_one_does() {
        List<Boolean> results = stage.race()
                .run(IntStream.range(0, 6)
                        .<Supplier<Boolean>>mapToObj(i -> () -> {
                            Member owner = new Member("user" + i, "U", Role.OWNER, true, 1);
                            return store().create(meta(ROOM), owner, APackingList.founding(ROOM));
                        })
                        .toList());

        assertThat(results).containsOnlyOnce(true);
        assertThat(store().members(ROOM)).extracting(Member::user).containsExactly("user" + results.indexOf(true));
    }

    @Test
    void an_unknown_room_is_nothing_beside_one_that_is_known() {
        room();

        assertThat(store().meta(ROOM)).isPresent();
        assertThat(store().meta("other")).isEmpty();
        assertThat(store().load("other", ANNA, PHONE, new Need(Set.of(), Set.of())))
                .isEmpty();
        assertThat(store().snapshot("other")).isEmpty();
        assertThat(store().head("other")).isEqualTo(Head.START);
        assertThat(store().log("other", 0, PLENTY)).isEmpty();
    }

    @Test
    void J5_the_link_of_a_room_is_set_and_cleared_and_changes_nothing_else() {
        room();

        assertThat(store().setLink(ROOM, Optional.of(VIEWING), APackingList.owner()))
                .isTrue();
        RoomMeta linked = store().meta(ROOM).orElseThrow();
        assertThat(store().setLink(ROOM, Optional.empty(), APackingList.owner()))
                .isTrue();
        assertThat(store().setLink("other", Optional.of(VIEWING), APackingList.owner()))
                .isFalse();

        assertThat(linked.link()).contains(VIEWING);
        assertThat(linked.title()).isEqualTo("Norway");
        assertThat(store().meta(ROOM)).contains(meta(ROOM));
        assertThat(store().meta("other")).isEmpty();
    }

    @Test
    void R4_my_rooms_are_those_I_am_an_active_member_of_newest_first() {
        for (int i = 1; i <= 3; i++) {
            RoomMeta room = new RoomMeta("r" + i, "orders", 1, "Room " + i, "e", 0, Optional.of(VIEWING), i);
            store().create(room, APackingList.owner(), APackingList.founding("r" + i));
        }
        store().putMember("r2", new Member(ANNA, "Anna", Role.OWNER, false, 2), 1);
        stage.settle();

        assertThat(store().roomsOf(ANNA)).extracting(RoomMeta::id).containsExactly("r3", "r1");
        assertThat(store().roomsOf("ben")).isEmpty();
    }

    @Test
    void R5_a_member_is_written_over_the_rev_that_was_seen_and_no_other() {
        room();
        Member viewer = new Member("ben", "Ben", Role.VIEWER, true, 1);
        Member editor = new Member("ben", "Ben", Role.EDITOR, true, 2);

        assertThat(store().putMember(ROOM, viewer, 0)).isTrue();
        assertThat(store().putMember(ROOM, editor, 1)).isTrue();
        assertThat(store().putMember(ROOM, new Member("ben", "Ben", Role.OWNER, true, 2), 1))
                .isFalse();
        assertThat(store().putMember(ROOM, new Member("ben", "Ben", Role.OWNER, true, 1), 0))
                .isFalse();

        assertThat(store().member(ROOM, "ben")).contains(editor);
    }

    @Test
    void R5_crew_roles_are_kept_with_the_member() {
        room();
        Member cook = new Member("ben", "Ben", Role.EDITOR, Set.of("logistics", "cook"), true, 1);

        assertThat(store().putMember(ROOM, cook, 0)).isTrue();

        assertThat(store().member(ROOM, "ben")).contains(cook);
        assertThat(store().members(ROOM)).containsExactly(APackingList.owner(), cook);
    }

    @Test
    void R5_a_removed_member_keeps_the_row() {
        room().joinedBy("ben", "laptop");
        Member removed = new Member("ben", "Ben", Role.EDITOR, false, 2);

        assertThat(store().putMember(ROOM, removed, 1)).isTrue();

        assertThat(store().members(ROOM)).containsExactly(APackingList.owner(), removed);
    }

    @Test
    void R5_when_a_member_was_removed_is_kept_until_the_person_is_back() {
        room().joinedBy("ben", "laptop");
        Member ben = store().member(ROOM, "ben").orElseThrow();

        store().putMember(ROOM, ben.removed(1_767_225_600_000L).at(2), 1);
        assertThat(store().member(ROOM, "ben").map(Member::removedAt)).contains(1_767_225_600_000L);
        store().putMember(ROOM, ben.at(3), 2);
        assertThat(store().member(ROOM, "ben").map(Member::removedAt)).contains(0L);
    }

    @Test
    void A3_a_link_is_not_changed_by_somebody_who_is_no_longer_what_was_read() {
        room().joinedBy("ben", "laptop");
        Member ben = store().member(ROOM, "ben").orElseThrow();
        store().putMember(ROOM, new Member("ben", "Ben", Role.EDITOR, false, 2), 1);

        assertThat(store().setLink(ROOM, Optional.of(VIEWING), ben)).isFalse();

        assertThat(store().meta(ROOM)).contains(meta(ROOM));
    }

    @Test
    void A3_a_member_is_written_only_while_those_it_counts_on_are_what_was_read() {
        room().joinedBy("ben", "laptop");
        Member ben = store().member(ROOM, "ben").orElseThrow();
        Member viewer = new Member("cem", "Cem", Role.VIEWER, true, 1);

        assertThat(store().putMember(ROOM, viewer, 0, List.of(APackingList.owner(), ben)))
                .isTrue();
        store().putMember(ROOM, new Member("ben", "Ben", Role.EDITOR, false, 2), 1);
        assertThat(store().putMember(
                                ROOM,
                                new Member("cem", "Cem", Role.OWNER, true, 2),
                                1,
                                List.of(APackingList.owner(), ben)))
                .isFalse();

        assertThat(store().member(ROOM, "cem")).contains(viewer);
    }

    @Test
    void R5_of_many_that_change_one_member_one_does() {
        room();
        List<Boolean> results = stage.race()
                .run(IntStream.range(0, 6)
                        .<Supplier<Boolean>>mapToObj(i ->
                                () -> store().putMember(ROOM, new Member(ANNA, "name " + i, Role.OWNER, true, 2), 1))
                        .toList());

        assertThat(results).containsOnlyOnce(true);
        assertThat(store().member(ROOM, ANNA).orElseThrow().name()).isEqualTo("name " + results.indexOf(true));
    }

    @Test
    void J6_a_client_is_registered_once_and_stays_its_first_users() {
        room();

        assertThat(store().receipt(ROOM, "laptop")).isEmpty();
        assertThat(store().register(ROOM, "laptop", "ben")).isEqualTo(Receipt.fresh("laptop", "ben"));
        assertThat(store().register(ROOM, "laptop", "cleo")).isEqualTo(Receipt.fresh("laptop", "ben"));
        assertThat(store().receipt(ROOM, "laptop")).contains(Receipt.fresh("laptop", "ben"));
    }

    @Test
    void J6_registering_again_keeps_what_was_decided() {
        APackingList room = room().with(TENT, "Tent");

        Receipt standing = store().register(ROOM, PHONE, ANNA);

        assertThat(standing.last()).isEqualTo(1);
        assertThat(room.load().receipt()).contains(standing);
    }

    @Test
    void J6_of_many_users_that_register_one_client_all_get_the_same_receipt() {
        room();
        List<Receipt> receipts = stage.race()
                .run(IntStream.range(0, 6)
                        .<Supplier<Receipt>>mapToObj(i -> () -> store().register(ROOM, "shared", "user" + i))
                        .toList());

        assertThat(Set.copyOf(receipts)).hasSize(1);
        assertThat(store().receipt(ROOM, "shared")).contains(receipts.getFirst());
    }
}
