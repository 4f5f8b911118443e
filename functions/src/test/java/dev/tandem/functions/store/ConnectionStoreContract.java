package dev.tandem.functions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Filter;
import dev.tandem.protocol.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ConnectionStore} does. */
public abstract class ConnectionStoreContract {
    private static final Instant NOW = Instant.parse("2100-01-01T12:00:00.250Z");
    private static final Instant LATER = NOW.plus(Duration.ofSeconds(75));
    private static final String SOCKET = "Mg_ugfpqPHcCIVA=";
    private static final String ROOM = "trip";

    private final Stage stage;

    protected ConnectionStoreContract(Stage stage) {
        this.stage = stage;
    }

    private ConnectionStore store() {
        return stage.connections();
    }

    private static Presence presence(String room, String connection) {
        Json where = Json.object().put("view", "bags").put("zoom", 2).build();
        return new Presence(room, connection, "anna", "Anna", "phone", Status.ONLINE, Optional.of(where), LATER);
    }

    @Test
    void an_open_socket_is_found_until_its_token_ends() {
        Connection connection =
                new Connection(SOCKET, "anna", "Anna", LATER, new Session("s1", NOW), NOW.plusMillis(3));

        store().open(connection);

        assertThat(store().find(SOCKET, NOW)).contains(connection);
        assertThat(store().find(SOCKET, LATER.minusMillis(1))).contains(connection);
        assertThat(store().find(SOCKET, LATER)).isEmpty();
        assertThat(store().find("other", NOW)).isEmpty();
    }

    @Test
    void J4_a_socket_that_joined_is_in_the_room_and_in_no_other() {
        Presence presence = presence(ROOM, SOCKET);

        store().join(presence);

        assertThat(store().inRoom(ROOM, NOW)).containsExactly(presence);
        assertThat(store().presence(ROOM, SOCKET, NOW)).contains(presence);
        assertThat(store().presences(SOCKET)).containsExactly(presence);
        assertThat(store().inRoom("other", NOW)).isEmpty();
        assertThat(store().presence("other", SOCKET, NOW)).isEmpty();
        assertThat(store().presences("other")).isEmpty();
    }

    @Test
    void P1_joining_again_replaces_what_the_socket_shows() {
        Presence away = new Presence(ROOM, SOCKET, "anna", "Anna", "phone", Status.IDLE, Optional.empty(), LATER);

        store().join(presence(ROOM, SOCKET));
        store().join(away);

        assertThat(store().inRoom(ROOM, NOW)).containsExactly(away);
        assertThat(store().presences(SOCKET)).containsExactly(away);
    }

    @Test
    void P2_a_socket_past_its_lease_does_not_count_whether_or_not_it_was_swept() {
        Presence presence = presence(ROOM, SOCKET);
        store().join(presence);

        assertThat(store().inRoom(ROOM, LATER.minusMillis(1))).containsExactly(presence);
        assertThat(store().inRoom(ROOM, LATER)).isEmpty();
        assertThat(store().presence(ROOM, SOCKET, LATER)).isEmpty();
        assertThat(store().presences(SOCKET)).containsExactly(presence);
    }

    @Test
    void P2_renewing_prolongs_the_lease_and_changes_nothing_else() {
        Presence presence = presence(ROOM, SOCKET);
        store().join(presence);

        store().renew(ROOM, SOCKET, LATER.plusSeconds(75));

        Presence renewed = store().presence(ROOM, SOCKET, LATER).orElseThrow();
        assertThat(renewed.leaseUntil()).isEqualTo(LATER.plusSeconds(75));
        assertThat(renewed.where()).isEqualTo(presence.where());
        assertThat(renewed.client()).isEqualTo("phone");
    }

    @Test
    void renewing_brings_nobody_into_a_room() {
        store().join(presence(ROOM, SOCKET));

        store().renew("other", SOCKET, LATER);
        store().renew(ROOM, "other", LATER);

        assertThat(store().inRoom("other", NOW)).isEmpty();
        assertThat(store().inRoom(ROOM, NOW)).containsExactly(presence(ROOM, SOCKET));
    }

    @Test
    void J7_leaving_ends_one_room_and_no_other() {
        store().join(presence(ROOM, SOCKET));
        store().join(presence("party", SOCKET));
        store().join(presence(ROOM, "another"));

        store().leave(ROOM, SOCKET);
        store().leave("never", SOCKET);

        assertThat(store().inRoom(ROOM, NOW)).containsExactly(presence(ROOM, "another"));
        assertThat(store().presences(SOCKET)).containsExactly(presence("party", SOCKET));
    }

    @Test
    void a_closed_socket_is_gone_everywhere() {
        Connection other = new Connection("another", "ben", "Ben", LATER);
        store().open(new Connection(SOCKET, "anna", "Anna", LATER));
        store().open(other);
        store().join(presence(ROOM, SOCKET));
        store().join(presence("party", SOCKET));
        store().join(presence(ROOM, "another"));

        assertThat(store().close(SOCKET))
                .as("what it was in")
                .containsExactlyInAnyOrder(presence(ROOM, SOCKET), presence("party", SOCKET));
        assertThat(store().close(SOCKET)).isEmpty();
        assertThat(store().close("never")).isEmpty();

        assertThat(store().find(SOCKET, NOW)).isEmpty();
        assertThat(store().presences(SOCKET)).isEmpty();
        assertThat(store().inRoom("party", NOW)).isEmpty();
        assertThat(store().inRoom(ROOM, NOW)).containsExactly(presence(ROOM, "another"));
        assertThat(store().find("another", NOW)).contains(other);
    }

    @Test
    void a_room_may_hold_more_sockets_than_a_page() {
        List<Presence> all = IntStream.range(0, 600)
                .mapToObj(i -> presence(ROOM, "socket" + i))
                .toList();
        all.forEach(store()::join);

        assertThat(store().inRoom(ROOM, NOW)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_socket_may_be_in_many_rooms() {
        List<Presence> all = IntStream.range(0, 120)
                .mapToObj(i -> presence("room" + i, SOCKET))
                .toList();
        all.forEach(store()::join);

        assertThat(store().presences(SOCKET)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void N3_the_sockets_of_a_person_are_found_until_their_token_ends_or_they_close() {
        store().open(new Connection(SOCKET, "anna", "Anna", LATER));
        store().open(new Connection("second", "anna", "Anna", LATER.plusSeconds(1)));
        store().open(new Connection("another", "ben", "Ben", LATER));

        assertThat(store().socketsOf("anna", NOW)).containsExactlyInAnyOrder(SOCKET, "second");
        assertThat(store().socketsOf("anna", LATER)).containsExactly("second");
        store().close("second");
        assertThat(store().socketsOf("anna", NOW)).containsExactly(SOCKET);
        assertThat(store().socketsOf("ben", NOW)).containsExactly("another");
        assertThat(store().socketsOf("ann", NOW)).isEmpty();
    }

    @Test
    void R12_of_the_sockets_of_a_person_it_is_known_when_and_with_which_sign_in_they_were_opened() {
        Session one = new Session("s1", NOW.minusMillis(5));
        store().open(new Connection(SOCKET, "anna", "Anna", LATER, one, NOW));
        store().open(new Connection("second", "anna", "Anna", LATER.plusSeconds(1), Session.ONLY, NOW.plusMillis(1)));

        assertThat(store().opened("anna", NOW))
                .containsExactlyInAnyOrder(
                        new ConnectionStore.Open(SOCKET, one, NOW),
                        new ConnectionStore.Open("second", Session.ONLY, NOW.plusMillis(1)));
        assertThat(store().opened("anna", LATER)).hasSize(1);
        assertThat(store().opened("ben", NOW)).isEmpty();
    }

    @Test
    void V1_a_filter_is_kept_until_it_is_changed_or_taken_away_and_moving_leaves_it_alone() {
        Filter filter = new Filter(Optional.of(List.of("item")), Optional.empty(), Optional.empty(), List.of());
        store().join(presence(ROOM, SOCKET));

        assertThat(store().subscribe(ROOM, SOCKET, Optional.of(filter))).isTrue();
        store().move(new Presence(ROOM, SOCKET, "anna", "Anna", "phone", Status.AWAY, Optional.empty(), LATER));

        Presence moved = store().presence(ROOM, SOCKET, NOW).orElseThrow();
        assertThat(moved.filter()).contains(filter);
        assertThat(moved.status()).isEqualTo(Status.AWAY);
        assertThat(moved.where()).isEmpty();
        assertThat(store().subscribe(ROOM, SOCKET, Optional.empty())).isTrue();
        assertThat(store().presence(ROOM, SOCKET, NOW).orElseThrow().filter()).isEmpty();
    }

    @Test
    void V1_a_socket_that_is_not_in_the_room_gets_no_filter_and_no_row() {
        assertThat(store().subscribe(ROOM, "other", Optional.of(Filter.EVERYTHING)))
                .isFalse();
        store().move(presence(ROOM, "other"));

        assertThat(store().inRoom(ROOM, NOW)).isEmpty();
    }
}
