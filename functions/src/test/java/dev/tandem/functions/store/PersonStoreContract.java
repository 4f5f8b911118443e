package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Member;
import dev.tandem.model.Preferences;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.privacy.Alias;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link PersonStore} does. */
public abstract class PersonStoreContract {
    private static final Alias FORMER =
            new Alias(Kinds.bundled().find("packing-list").orElseThrow(), ANNA, "former-x1");

    private final Stage stage;

    protected PersonStoreContract(Stage stage) {
        this.stage = stage;
    }

    private PersonStore store() {
        return stage.people();
    }

    private APackingList list() {
        return APackingList.in(stage.rooms(), "norway").with(item("tent"), "anna");
    }

    @Test
    void R19_rooms_that_somebody_left_are_listed_too() {
        list().joinedBy("ben", "bens");
        stage.rooms().putMember("norway", new Member("ben", "ben", Role.EDITOR, true, 2).left(), 1);
        stage.settle();

        assertThat(store().rooms("ben")).extracting(RoomMeta::id).containsExactly("norway");
        assertThat(store().rooms(ANNA)).extracting(RoomMeta::id).containsExactly("norway");
        assertThat(stage.rooms().roomsOf("ben")).isEmpty();
    }

    @Test
    void R19_an_alias_stays_what_it_was_first() {
        assertThat(store().alias(ANNA, "norway", "former-x1")).isEqualTo("former-x1");
        assertThat(store().alias(ANNA, "norway", "former-x2")).isEqualTo("former-x1");
        assertThat(store().alias(ANNA, "sweden", "former-x3")).isEqualTo("former-x3");
    }

    @Test
    void R19_every_row_says_the_alias_after_a_pass_and_the_next_finds_nothing() {
        list();

        assertThat(store().rename("norway", FORMER)).isGreaterThan(2);
        assertThat(store().rename("norway", FORMER)).isZero();

        assertThat(stage.rooms().log("norway", 0, 1_000_000))
                .extracting(Commit::user)
                .containsOnly("former-x1");
        Entity tent = stage.rooms().entities("norway", List.of(item("tent"))).get(item("tent"));
        assertThat(Optional.ofNullable(tent).orElseThrow().stamps().values())
                .allMatch(stamp -> stamp.by().equals("former-x1"));
        assertThat(Optional.ofNullable(tent).orElseThrow().fields())
                .as("what somebody wrote stays, also where it looks like a name")
                .isEqualTo(APackingList.named("anna"));
        assertThat(stage.rooms()
                        .receipt("norway", APackingList.PHONE)
                        .orElseThrow()
                        .user())
                .isEqualTo("former-x1");
        assertThat(stage.rooms().member("norway", ANNA))
                .as("that is for the end")
                .isPresent();
    }

    @Test
    void R19_a_decision_from_before_a_fence_is_lost() {
        APackingList list = list().joinedBy("ben", "bens");
        Loaded before = list.load("ben", "bens", item("tent"));
        Draft draft = Draft.on(before).update(item("tent"), "name", Json.of("Tarp"));

        store().fence("norway", "former-x1", Draft.AT);

        assertThat(stage.rooms().commit("norway", before, draft.applied())).isInstanceOf(CommitResult.Lost.class);
        Commit fence = stage.rooms().logAt("norway", before.head().seq() + 1).orElseThrow();
        assertThat(fence.changes()).isEmpty();
        assertThat(fence.digest()).isEqualTo(before.head().digest());
    }

    @Test
    void R19_a_decision_on_the_room_as_it_was_is_lost_however_new_the_rest_of_it_is() {
        APackingList list = list().joinedBy("ben", "bens");
        Loaded before = list.load("ben", "bens", item("tent"));
        Draft draft = Draft.on(before).update(item("tent"), "name", Json.of("Tarp"));

        store().close("norway", ANNA, "epoch-2");

        assertThat(stage.rooms().commit("norway", before, draft.applied()))
                .isInstanceOf(CommitResult.MemberChanged.class);
    }

    @Test
    void R19_at_the_end_neither_row_nor_alias_is_left_and_the_epoch_is_another() {
        list();
        store().alias(ANNA, "norway", "former-x1");

        store().close("norway", ANNA, "epoch-2");

        assertThat(stage.rooms().member("norway", ANNA)).isEmpty();
        assertThat(stage.rooms().meta("norway").orElseThrow().epoch()).isEqualTo("epoch-2");
        assertThat(store().alias(ANNA, "norway", "former-x2")).isEqualTo("former-x2");
    }

    @Test
    void R19_the_address_for_letters_goes_and_those_of_others_stay() {
        Contact bens = new Contact("ben@example.test", "en", "https://app.test");
        stage.notifications().putContact(ANNA, Optional.of(new Contact("anna@example.test", "en", "https://app.test")));
        stage.notifications().putContact("ben", Optional.of(bens));

        store().forget(ANNA);

        assertThat(stage.notifications().contact(ANNA)).isEmpty();
        assertThat(stage.notifications().contact("ben")).contains(bens);
    }

    @Test
    void R19_preferences_go_and_those_of_others_stay() {
        Preferences none = new Preferences(Map.of("packing-list", Set.of("commented")));
        stage.notifications().putPreferences(ANNA, none);
        stage.notifications().putPreferences("ben", none);

        store().forget(ANNA);

        assertThat(stage.notifications().preferences(List.of(ANNA, "ben"))).containsOnlyKeys("ben");
    }
}
