package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import dev.tandem.model.Lock;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.ServerMessage.LockChanged;
import dev.tandem.protocol.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking, renewing and giving back locks over sockets. */
final class LockingTest {

    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ben", "editor")
            .member("norway", "anna", "vera", "viewer");
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");
    private final String veras = tandem.connect("vera");

    @BeforeEach
    void join() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
        tandem.join(veras, "norway", "desk");
        tandem.posts().forget();
    }

    private ServerMessage lock(String socket, String client, String more) {
        return tandem.ask(
                socket,
                "{'action':'lock','id':'l','room':'norway','client':'" + client + "','type':'item','entity':'tent'"
                        + more + "}");
    }

    private Lock taken(String socket, String client, String more) {
        return ((LockChanged) lock(socket, client, more)).lock();
    }

    private ErrorCode refused(String socket, String client, String more) {
        return ((Failure) lock(socket, client, more)).code();
    }

    private Optional<ServerMessage> unlock(String socket, String client, long token) {
        return tandem.send(
                socket,
                "{'action':'unlock','room':'norway','client':'" + client + "','type':'item','entity':'tent','token':"
                        + token + "}");
    }

    @Test
    void L1_who_asks_first_gets_the_lock_and_the_others_learn_of_it_at_once() {
        ServerMessage answer = lock(bens, "tablet", "");

        Lock lock = ((LockChanged) answer).lock();
        assertThat(answer).isEqualTo(new LockChanged(Optional.of("l"), "norway", lock));
        assertThat(lock.token()).isEqualTo(1);
        assertThat(lock.client()).isEqualTo("tablet");
        assertThat(lock.until() - tandem.now().toEpochMilli()).isBetween(29_000L, 30_000L);
        LockChanged told = new LockChanged(Optional.empty(), "norway", lock);
        assertThat(tandem.posts().to(annas)).containsExactly(told);
        assertThat(tandem.posts().to(veras)).containsExactly(told);
        assertThat(tandem.posts().to(bens)).isEmpty();
    }

    @Test
    void L1_who_asks_second_learns_who_has_it() {
        Lock bensLock = taken(bens, "tablet", "");

        ServerMessage answer = lock(annas, "phone", "");

        assertThat(answer).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.LOCKED);
            assertThat(failure.ref()).contains("l");
            assertThat(failure.detail()).containsEntry("lock", Wire.of(bensLock));
        });
        assertThat(tandem.world().locks().locks("norway")).containsExactly(bensLock);
    }

    @Test
    void L1_the_holder_renews_and_nobody_else_does() {
        Lock first = taken(bens, "tablet", "");
        tandem.pass(Duration.ofSeconds(20));

        Lock renewed = taken(bens, "tablet", ",'token':1");

        assertThat(renewed.token()).isEqualTo(1);
        assertThat(renewed.until()).isGreaterThan(first.until() + 15_000);
        assertThat(refused(annas, "phone", ",'token':1")).isEqualTo(ErrorCode.LOCKED);
        assertThat(tandem.posts().to(annas)).contains(new LockChanged(Optional.empty(), "norway", renewed));
    }

    @Test
    void L1_a_crashed_holder_frees_the_lock_within_its_lease() {
        taken(bens, "tablet", "");
        tandem.disconnect(bens);
        tandem.pass(Duration.ofSeconds(28));
        assertThat(refused(annas, "phone", "")).isEqualTo(ErrorCode.LOCKED);
        tandem.pass(Duration.ofSeconds(2));

        assertThat(taken(annas, "phone", "").token()).isEqualTo(2);
        assertThat(refused(tandem.connect("ben"), "tablet", ",'token':1")).isEqualTo(ErrorCode.LOCKED);
    }

    @Test
    void L1_owners_take_over_and_the_holder_learns_of_it() {
        taken(bens, "tablet", "");

        Lock annasLock = taken(annas, "phone", ",'takeOver':true");

        assertThat(annasLock.token()).isEqualTo(2);
        assertThat(tandem.posts().to(bens)).containsExactly(new LockChanged(Optional.empty(), "norway", annasLock));
        assertThat(refused(bens, "tablet", ",'takeOver':true")).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void L2_a_lock_given_back_is_told_to_all_and_free_at_once() {
        taken(bens, "tablet", "");
        tandem.posts().forget();

        assertThat(unlock(bens, "tablet", 1)).isEmpty();

        for (String socket : List.of(annas, bens, veras)) {
            assertThat(tandem.posts().to(socket)).singleElement().isInstanceOfSatisfying(LockChanged.class, told -> {
                assertThat(told.lock().held()).isFalse();
                assertThat(told.lock().token()).isEqualTo(1);
            });
        }
        assertThat(taken(annas, "phone", "").token()).isEqualTo(2);
    }

    @Test
    void L2_giving_back_what_one_does_not_hold_does_nothing() {
        Lock bensLock = taken(bens, "tablet", "");
        tandem.posts().forget();

        assertThat(unlock(bens, "tablet", 2)).isEmpty();
        assertThat(unlock(annas, "phone", 1)).isEmpty();

        assertThat(tandem.world().locks().locks("norway")).containsExactly(bensLock);
        assertThat(tandem.posts().to(veras)).isEmpty();
    }

    @Test
    void L1_viewers_lock_nothing_and_neither_does_who_was_demoted() {
        assertThat(refused(veras, "desk", "")).isEqualTo(ErrorCode.FORBIDDEN);
        taken(bens, "tablet", "");
        tandem.member("norway", "anna", "ben", "viewer");

        assertThat(refused(bens, "tablet", ",'token':1")).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void L1_who_was_removed_neither_takes_nor_renews_nor_gives_back() {
        Lock bensLock = taken(bens, "tablet", "");
        tandem.wiring().members().remove().remove("anna", "norway", "ben");
        tandem.posts().forget();

        assertThat(refused(bens, "tablet", ",'token':1")).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(unlock(bens, "tablet", 1))
                .get()
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_A_MEMBER));
        assertThat(tandem.world().locks().locks("norway")).containsExactly(bensLock);

        taken(annas, "phone", ",'takeOver':true");
        assertThat(tandem.posts().to(bens)).isEmpty();
    }

    @Test
    void J6_a_lock_needs_a_client_of_ones_own() {
        assertThat(refused(bens, "phone", "")).isEqualTo(ErrorCode.CLIENT_NOT_YOURS);
        assertThat(refused(bens, "unheard", "")).isEqualTo(ErrorCode.UNKNOWN_CLIENT);
        assertThat(refused(tandem.connect("stranger"), "tablet", "")).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(tandem.world().locks().locks("norway")).isEmpty();
    }

    @Test
    void L1_a_type_that_the_kind_does_not_have_is_refused_with_its_place() {
        ServerMessage answer =
                tandem.ask(bens, "{'action':'lock','room':'norway','client':'tablet','type':'ghost','entity':'x'}");

        assertThat(answer).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
            assertThat(failure.detail()).containsEntry("at", Json.of("/type"));
        });
        assertThat(tandem.world().locks().locks("norway")).isEmpty();
    }

    @Test
    void J2_who_joins_learns_which_locks_are_held() {
        Lock lock = taken(bens, "tablet", "");

        assertThat(tandem.join(tandem.connect("anna"), "norway", "second").locks())
                .containsExactly(lock);
        tandem.pass(Duration.ofSeconds(31));
        assertThat(tandem.join(tandem.connect("anna"), "norway", "third").locks())
                .isEmpty();
    }

    @Test
    void R10_locks_go_over_HTTP_too_and_sockets_learn_of_them() {
        var taken = tandem.http(
                "ben", "POST", "/api/rooms/norway/locks", "{'client':'tablet','type':'item','entity':'tent'}");
        Lock lock = tandem.world().locks().locks("norway").getFirst();

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.json()).isEqualTo(Wire.of(lock));
        assertThat(lock.token()).isEqualTo(1);
        for (String socket : List.of(annas, bens, veras)) {
            assertThat(tandem.posts().to(socket)).containsExactly(new LockChanged(Optional.empty(), "norway", lock));
        }
        assertThat(tandem.http("vera", "GET", "/api/rooms/norway/locks", "").json())
                .isEqualTo(Json.object()
                        .put("locks", Json.array(List.of(Wire.of(lock))))
                        .build());
        var late = tandem.http(
                "anna", "POST", "/api/rooms/norway/locks", "{'client':'phone','type':'item','entity':'tent'}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("locked");
        assertThat(late.json().find("detail"))
                .contains(Json.object().put("lock", Wire.of(lock)).build());
        assertThat(tandem.http("ben", "DELETE", "/api/rooms/norway/locks/item/tent?client=tablet&token=1", "")
                        .status())
                .isEqualTo(204);
        assertThat(tandem.world().locks().locks("norway").getFirst().held()).isFalse();
    }

    @Test
    void R10_what_is_not_of_the_form_is_refused_with_its_place() {
        record Bad(String method, String path, String body, String at) {}
        List<Bad> all = List.of(
                new Bad("POST", "", "{'type':'item','entity':'tent'}", "/client"),
                new Bad("POST", "", "{'client':'tablet','type':'item'}", "/entity"),
                new Bad("POST", "", "{'client':'tablet','type':'item','entity':'tent','token':'1'}", "/token"),
                new Bad("POST", "", "{'client':'tablet','type':'ghost','entity':'tent'}", "/type"),
                new Bad("DELETE", "/item/tent", "", "/client"),
                new Bad("DELETE", "/item/tent?client=tablet", "", "/token"),
                new Bad("DELETE", "/item/tent?client=tablet&token=0", "", "/token"),
                new Bad("DELETE", "/Item/tent?client=tablet&token=1", "", "/type"),
                new Bad("DELETE", "/item/te%23nt?client=tablet&token=1", "", "/id"));

        for (Bad bad : all) {
            var answer = tandem.http("ben", bad.method(), "/api/rooms/norway/locks" + bad.path(), bad.body());
            assertThat(answer.status()).as("%s", bad).isEqualTo(400);
            assertThat(answer.json().find("detail"))
                    .as("%s", bad)
                    .contains(Json.object().put("at", bad.at()).build());
        }
        assertThat(tandem.http("stranger", "GET", "/api/rooms/norway/locks", "").code())
                .isEqualTo("not-a-member");
        assertThat(tandem.world().locks().locks("norway")).isEmpty();
    }
}
