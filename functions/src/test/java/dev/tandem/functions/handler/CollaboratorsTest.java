package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R15, R18: who is in a room, and the paths that packing lists have for it. */
final class CollaboratorsTest {
    private static final String LIST = "/api/packing-lists/norway";

    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ben", "editor")
            .member("norway", "anna", "vic", "viewer");

    CollaboratorsTest() {
        tandem.wiring()
                .createRoom()
                .create(
                        tandem.identity("anna"),
                        new CreateRoom.Wish("orders", "Shop", Optional.of("shop"), Optional.empty()));
    }

    private static List<String> users(Answer answer) {
        return answer.json().items("members").stream()
                .map(member -> ((Json.Obj) member).findText("user").orElseThrow())
                .toList();
    }

    @Test
    void R15_R18_a_member_sees_the_members_by_both_paths() {
        for (String path : List.of("/api/rooms/norway/members", LIST + "/collaborators")) {
            assertThat(users(tandem.http("vic", "GET", path, ""))).containsExactly("anna", "ben", "vic");
            assertThat(tandem.http("mallory", "GET", path, "").code()).isEqualTo("not-a-member");
        }
        assertThat(users(tandem.http("anna", "GET", "/api/rooms/shop/members", "")))
                .containsExactly("anna");
    }

    @Test
    void R18_an_owner_adds_and_removes_collaborators_by_both_forms() {
        Answer added =
                tandem.http("anna", "POST", LIST + "/collaborators", "{'user':'cleo','role':'viewer','name':'Cleo'}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().findText("name")).contains("Cleo");
        assertThat(tandem.http("anna", "DELETE", LIST + "/collaborators/cleo", "")
                        .status())
                .isEqualTo(204);
        assertThat(tandem.http("anna", "DELETE", LIST + "/collaborators?user=ben", "")
                        .status())
                .isEqualTo(204);
        assertThat(users(tandem.http("anna", "GET", LIST + "/collaborators", "")))
                .containsExactly("anna", "vic");
        assertThat(tandem.http("anna", "DELETE", LIST + "/collaborators/anna", "")
                        .code())
                .isEqualTo("last-owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/user",
                "{'user':'cleo'}|/role",
                "{'user':'cleo','role':'boss'}|/role",
                "{'user':'a b','role':'viewer'}|/user",
                "{'user':7,'role':'viewer'}|/user",
                "{'user':'cleo','role':'viewer','name':''}|/name",
                "{'user':'cleo','role':'viewer','email':'x'}|/email"
            })
    void R18_a_collaborator_that_is_not_of_its_form_is_refused_with_its_place(String body, String at) {
        Answer answer = tandem.http("anna", "POST", LIST + "/collaborators", body);

        assertThat(answer.code()).isEqualTo("bad-message");
        assertThat(answer.json().find("detail"))
                .contains(Json.object().put("at", at).build());
        assertThat(users(tandem.http("anna", "GET", LIST + "/collaborators", "")))
                .hasSize(3);
    }

    @Test
    void R18_without_a_user_nobody_is_removed() {
        assertThat(tandem.http("anna", "DELETE", LIST + "/collaborators", "").code())
                .isEqualTo("bad-message");
        assertThat(tandem.http("ben", "DELETE", LIST + "/collaborators?user=vic", "")
                        .code())
                .isEqualTo("forbidden");
        assertThat(users(tandem.http("anna", "GET", LIST + "/collaborators", "")))
                .hasSize(3);
    }

    @Test
    void R18_a_list_is_invited_to_by_its_own_path() {
        Answer made = tandem.http("ben", "POST", LIST + "/invitations", "{'role':'viewer'}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().findText("invitation").orElseThrow()).startsWith("inv_norway.");
        assertThat(tandem.http("vic", "POST", LIST + "/invitations", "{'role':'viewer'}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,collaborators",
        "POST,collaborators",
        "DELETE,collaborators/ben",
        "DELETE,collaborators?user=ben",
        "POST,invitations"
    })
    void R18_rooms_of_other_kinds_have_no_such_paths(String method, String path) {
        assertThat(tandem.http("anna", method, "/api/packing-lists/shop/" + path, "{'role':'viewer','user':'ben'}")
                        .code())
                .isEqualTo("not-found");
        assertThat(tandem.http("mallory", method, "/api/packing-lists/shop/" + path, "{}")
                        .code())
                .isEqualTo("not-a-member");
        assertThat(tandem.http("mallory", method, "/api/packing-lists/nowhere/" + path, "{}")
                        .code())
                .isEqualTo("not-a-member");
    }
}
