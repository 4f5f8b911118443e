package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage.Failure;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Q2: how many members a room may have, whichever way they come. One place is left at first. */
final class MemberQuotaTest {
    private static final String ROOM = "/api/rooms/norway";
    private static final long LIMIT = Kinds.bundled()
            .find("packing-list")
            .flatMap(kind -> kind.quotas().members())
            .orElseThrow();
    private static final Map<String, Json> DETAIL = Map.of("quota", Json.of("members"), "limit", Json.of(LIMIT));

    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");

    @BeforeEach
    void fillAllPlacesButOne() {
        for (long i = 2; i < LIMIT - 1; i++) {
            put("p" + i, true);
        }
        put("formerly", false);
    }

    private void put(String user, boolean active) {
        assertThat(tandem.world().rooms().putMember("norway", new Member(user, user, Role.VIEWER, active, 1), 0))
                .isTrue();
    }

    private Answer set(String user, String role) {
        return tandem.http("anna", "PUT", ROOM + "/members/" + user, "{'role':'" + role + "'}");
    }

    private static void assertFull(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().findText("code")).contains("quota-exceeded");
        assertThat(answer.json().find("detail"))
                .contains(Json.object()
                        .put("quota", "members")
                        .put("limit", LIMIT)
                        .build());
    }

    private boolean isMember(String user) {
        return tandem.wiring().access().member("norway", user).isPresent();
    }

    @Test
    void Q2_the_last_place_is_given_and_no_more() {
        assertThat(set("cem", "editor").status()).isEqualTo(200);

        assertFull(set("dora", "editor"));
        assertThat(isMember("dora")).isFalse();
        assertFull(set("formerly", "viewer"));
        assertThat(isMember("formerly")).isFalse();
    }

    @Test
    void Q2_who_is_in_changes_roles_and_who_leaves_makes_place() {
        set("cem", "editor");

        assertThat(set("ben", "viewer").status()).isEqualTo(200);
        assertThat(tandem.http("anna", "DELETE", ROOM + "/members/ben", "").status())
                .isLessThan(300);
        assertThat(set("dora", "editor").status()).isEqualTo(200);
    }

    @Test
    void Q2_the_link_lets_nobody_into_a_full_room_but_its_members() {
        tandem.http("anna", "PUT", ROOM + "/link", "{'role':'editor'}");
        assertThat(tandem.join(tandem.connect("cem"), "norway", "laptop").role())
                .isEqualTo(Role.EDITOR);

        String join = "{'action':'join','room':'norway','client':'c','register':true,'protocol':1}";
        assertThat(tandem.ask(tandem.connect("dora"), join)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
            assertThat(failure.detail()).isEqualTo(DETAIL);
        });
        assertThat(isMember("dora")).isFalse();
        assertFull(tandem.http("dora", "POST", ROOM + "/clients", "{'client':'phone'}"));
        assertThat(tandem.join(tandem.connect("ben"), "norway", "tablet").role())
                .isEqualTo(Role.EDITOR);
    }

    @Test
    void Q2_an_invitation_into_a_full_room_is_not_used_up() {
        String secret = tandem.http("anna", "POST", ROOM + "/invitations", "{'role':'viewer'}")
                .json()
                .findText("invitation")
                .orElseThrow();
        String body = "{'invitation':'" + secret + "'}";
        set("cem", "editor");

        assertFull(tandem.http("dora", "POST", "/api/invitations/accept", body));
        assertThat(isMember("dora")).isFalse();
        tandem.http("anna", "DELETE", ROOM + "/members/cem", "");
        assertThat(tandem.http("dora", "POST", "/api/invitations/accept", body).status())
                .isEqualTo(200);
    }
}
