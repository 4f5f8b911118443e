package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.mail.Letter;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.RoomDetails;
import dev.tandem.json.Json;
import dev.tandem.model.Member;
import dev.tandem.model.Notification;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage.MemberChanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I1 to I4: how somebody is asked in, comes in, or does not. */
final class InvitingTest {
    private static final String ROOM = "/api/rooms/norway";

    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ed", "editor")
            .member("norway", "anna", "eve", "editor")
            .member("norway", "anna", "vic", "viewer");

    private Answer invite(String by, String body) {
        return tandem.http(by, "POST", ROOM + "/invitations", body);
    }

    private String secret(String by, String body) {
        return text(invite(by, body), "invitation");
    }

    private static String text(Answer answer, String name) {
        return answer.json().findText(name).orElseThrow(() -> new AssertionError(answer + " has no " + name));
    }

    private static String body(String secret) {
        return "{'invitation':'" + secret + "'}";
    }

    private Answer accept(String user, String secret) {
        return tandem.http(user, "POST", "/api/invitations/accept", body(secret));
    }

    private Answer decline(String user, String secret) {
        return tandem.http(user, "POST", "/api/invitations/decline", body(secret));
    }

    private Answer preview(String secret) {
        return tandem.http(Map.of(), "POST", "/api/invitations/preview", body(secret));
    }

    private Result<RoomDetails> acceptAs(String user, String email, String secret) {
        Identity who = new Identity(user, user, tandem.now().plusSeconds(60), Optional.of(email));
        return tandem.wiring().inviting().accept().accept(who, secret);
    }

    private List<Json> listed(String user) {
        return tandem.http(user, "GET", ROOM + "/invitations", "").json().items("invitations");
    }

    private Optional<Role> role(String user) {
        return tandem.wiring().access().member("norway", user).map(Member::role);
    }

    @Test
    void I1_an_invitation_says_what_it_is_for_and_its_secret_once() {
        Answer made = invite("anna", "{'role':'editor','message':'Come','maxUses':3,'expiresIn':60,'language':'th'}");

        assertThat(made.status()).isEqualTo(201);
        String id = text(made, "id");
        String secret = text(made, "invitation");
        long now = tandem.now().toEpochMilli();
        assertThat(made.json().findText("role")).contains("editor");
        assertThat(made.json().findText("message")).contains("Come");
        assertThat(made.json().findText("language")).contains("th");
        assertThat(made.json().findWhole("maxUses")).contains(3L);
        assertThat(made.json().findWhole("uses")).contains(0L);
        assertThat(made.json().findWhole("expiresAt").orElseThrow()).isBetween(now, now + 60_000);
        assertThat(made.json().find("createdBy"))
                .contains(Json.object()
                        .put("user", "anna")
                        .put("name", "Person anna")
                        .build());
        assertThat(made.json().find("mail")).isEmpty();
        assertThat(secret).matches("inv_norway\\.[A-Za-z0-9_-]{43}");
        assertThat(made.json().findText("url")).contains(Deployment.ORIGIN + "/invite#" + secret);
        assertThat(listed("anna"))
                .singleElement()
                .satisfies(listed -> assertThat(listed.toString()).contains(id).doesNotContain(secret.substring(11)));
        assertThat(tandem.world().invitations().of("norway").toString()).doesNotContain(secret.substring(11));
    }

    @Test
    void I1_without_wishes_it_is_for_one_person_and_a_week() {
        Answer made = invite("ed", "{'role':'viewer'}");

        assertThat(made.json().findWhole("maxUses")).contains(1L);
        assertThat(made.json().findText("language")).contains("en");
        assertThat(made.json().findWhole("expiresAt").orElseThrow()
                        - made.json().findWhole("createdAt").orElseThrow())
                .isEqualTo(Duration.ofDays(7).toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "anna,owner,201",
        "anna,editor,201",
        "anna,viewer,201",
        "ed,owner,403",
        "ed,editor,201",
        "ed,viewer,201",
        "vic,viewer,403",
        "vic,owner,403",
        "mallory,viewer,404"
    })
    void I1_nobody_gives_more_than_they_have(String by, String role, int status) {
        assertThat(invite(by, "{'role':'" + role + "'}").status()).isEqualTo(status);
        assertThat(tandem.world().invitations().of("norway")).hasSize(status == 201 ? 1 : 0);
    }

    @Test
    void I4_who_accepts_is_a_member_and_the_others_see_it() {
        String socket = tandem.connect("anna");
        tandem.join(socket, "norway", "phone");
        String secret = secret("anna", "{'role':'editor'}");
        tandem.posts().forget();

        Answer room = accept("ben", secret);

        assertThat(room.status()).isEqualTo(200);
        assertThat(text(room, "id")).isEqualTo("norway");
        assertThat(text(room, "role")).isEqualTo("editor");
        assertThat(role("ben")).contains(Role.EDITOR);
        assertThat(tandem.posts().to(socket)).hasAtLeastOneElementOfType(MemberChanged.class);
        assertThat(listed("anna")).isEmpty();
    }

    @Test
    void I4_one_use_lets_one_in_and_whoever_is_in_uses_nothing() {
        String secret = secret("anna", "{'role':'editor','maxUses':2}");

        assertThat(accept("ed", secret).status()).isEqualTo(200);
        assertThat(accept("ben", secret).status()).isEqualTo(200);
        assertThat(accept("ben", secret).status()).as("again").isEqualTo(200);
        assertThat(accept("cleo", secret).status()).isEqualTo(200);
        Answer late = accept("dora", secret);

        assertThat(late.status()).isEqualTo(410);
        assertThat(late.code()).isEqualTo("invitation-used");
        assertThat(role("dora")).isEmpty();
        assertThat(accept("ben", secret).status()).as("used up, but ben is in").isEqualTo(200);
    }

    @Test
    void I4_a_higher_role_is_given_and_a_lower_one_is_not() {
        assertThat(accept("vic", secret("ed", "{'role':'editor'}")).status()).isEqualTo(200);
        assertThat(accept("anna", secret("ed", "{'role':'viewer'}")).status()).isEqualTo(200);

        assertThat(role("vic")).contains(Role.EDITOR);
        assertThat(role("anna")).contains(Role.OWNER);
    }

    @Test
    void I5_an_invitation_ends_at_its_end() {
        String secret = secret("anna", "{'role':'editor','expiresIn':60}");
        tandem.pass(Duration.ofSeconds(60));

        assertThat(accept("ben", secret).code()).isEqualTo("invitation-expired");
        assertThat(preview(secret).code()).isEqualTo("invitation-expired");
        assertThat(accept("ben", secret).status()).isEqualTo(410);
        assertThat(role("ben")).isEmpty();
        assertThat(listed("anna")).isEmpty();
    }

    @Test
    void I3_whoever_has_the_link_sees_what_it_is_for_and_not_where() {
        String secret = secret("anna", "{'role':'editor','message':'Come'}");

        Answer seen = preview(secret);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().members())
                .containsOnlyKeys("title", "kind", "role", "inviter", "message", "expiresAt", "bound");
        assertThat(text(seen, "title")).isEqualTo("Norway");
        assertThat(seen.json().find("bound")).contains(Json.of(false));
        Answer known = tandem.http("ed", "POST", "/api/invitations/preview", body(secret));
        assertThat(text(known, "room")).isEqualTo("norway");
        assertThat(known.json().find("member")).contains(Json.of(true));
        Answer wrongToken =
                tandem.http(Map.of("authorization", "Bearer x"), "POST", "/api/invitations/preview", body(secret));
        assertThat(wrongToken.json().find("room")).isEmpty();
    }

    @Test
    void I1_I4_a_bound_invitation_is_for_the_address_that_the_issuer_verified() {
        Answer made = invite("anna", "{'role':'viewer','email':'Ben@Example.ORG'}");
        String secret = text(made, "invitation");

        assertThat(text(made, "email")).isEqualTo("Ben@example.org");
        assertThat(text(made, "mail")).isEqualTo("sent");
        assertThat(preview(secret).json().find("bound")).contains(Json.of(true));
        assertThat(preview(secret).json().toString()).doesNotContain("example");
        assertThat(accept("ben", secret).code()).as("no address").isEqualTo("wrong-account");
        assertThat(decline("ben", secret).code()).isEqualTo("wrong-account");
        assertThat(acceptAs("ben", "ben@example.org", secret)).isEqualTo(Result.refused(ErrorCode.WRONG_ACCOUNT));
        assertThat(role("ben")).isEmpty();
        assertThat(acceptAs("ben", "Ben@EXAMPLE.org", secret)).isInstanceOf(Result.Done.class);
        assertThat(role("ben")).contains(Role.VIEWER);
    }

    @Test
    void I1_the_letter_goes_to_the_address_with_the_link_and_nothing_else_secret() {
        Answer made = invite("anna", "{'role':'viewer','email':'ben@example.org','message':'Hi'}");

        Letter letter = tandem.letters().sent().getFirst();
        assertThat(letter.to()).isEqualTo("ben@example.org");
        assertThat(letter.subject()).contains("Person anna").contains("Norway");
        assertThat(letter.text()).contains(text(made, "url")).contains("Hi");
        assertThat(letter.html()).contains(text(made, "url"));
        assertThat(String.join("\n", tandem.log())).doesNotContain("inv_").doesNotContain("example");
    }

    @Test
    void I1_a_letter_that_cannot_be_sent_loses_no_invitation() {
        tandem.letters().down(true);
        Answer made = invite("anna", "{'role':'viewer','email':'ben@example.org'}");
        tandem.letters().down(false);

        assertThat(made.status()).isEqualTo(201);
        assertThat(text(made, "mail")).isEqualTo("failed");
        assertThat(String.join("\n", tandem.log())).contains("mail-failed").doesNotContain("inv_");
        Answer again = tandem.http("anna", "POST", ROOM + "/invitations/" + text(made, "id") + "/resend", "");
        assertThat(text(again, "mail")).isEqualTo("sent");
        assertThat(tandem.letters().sent()).hasSize(1);
        assertThat(acceptAs("ben", "ben@example.org", text(again, "invitation")))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void I2_resending_makes_the_old_secret_worthless_and_keeps_what_was_used() {
        Answer old = invite("ed", "{'role':'editor','maxUses':2,'expiresIn':60,'message':'Come'}");
        accept("ben", text(old, "invitation"));
        tandem.pass(Duration.ofSeconds(90));

        Answer fresh = tandem.http("anna", "POST", ROOM + "/invitations/" + text(old, "id") + "/resend", "");

        assertThat(fresh.status()).isEqualTo(201);
        assertThat(text(fresh, "id")).isNotEqualTo(text(old, "id"));
        assertThat(fresh.json().findWhole("uses")).contains(1L);
        assertThat(text(fresh, "message")).isEqualTo("Come");
        assertThat(fresh.json().find("createdBy").orElseThrow().toString()).contains("anna");
        assertThat(accept("cleo", text(old, "invitation")).code()).isEqualTo("invitation-not-found");
        assertThat(accept("cleo", text(fresh, "invitation")).status()).isEqualTo(200);
        assertThat(accept("dora", text(fresh, "invitation")).code()).isEqualTo("invitation-used");
        assertThat(tandem.http("anna", "POST", ROOM + "/invitations/" + text(fresh, "id") + "/resend", "")
                        .code())
                .isEqualTo("invitation-used");
        assertThat(tandem.http("anna", "POST", ROOM + "/invitations/" + text(old, "id") + "/resend", "")
                        .code())
                .isEqualTo("invitation-not-found");
    }

    @Test
    void I2_of_others_only_owners_see_and_revoke_invitations() {
        Answer eds = invite("ed", "{'role':'viewer'}");
        invite("anna", "{'role':'owner'}");
        String path = ROOM + "/invitations/" + text(eds, "id");

        assertThat(listed("anna")).hasSize(2);
        assertThat(listed("ed")).hasSize(1);
        assertThat(listed("eve")).isEmpty();
        assertThat(tandem.http("vic", "GET", ROOM + "/invitations", "").status())
                .isEqualTo(403);
        assertThat(tandem.http("eve", "DELETE", path, "").status()).isEqualTo(403);
        assertThat(tandem.http("eve", "POST", path + "/resend", "").status()).isEqualTo(403);
        assertThat(tandem.http("mallory", "DELETE", path, "").status()).isEqualTo(404);
        assertThat(listed("ed")).hasSize(1);
        assertThat(tandem.http("anna", "DELETE", path, "").status()).isEqualTo(204);
        assertThat(tandem.http("ed", "DELETE", path, "").status()).as("again").isEqualTo(204);
        assertThat(listed("ed")).isEmpty();
        assertThat(accept("ben", text(eds, "invitation")).code()).isEqualTo("invitation-not-found");
        assertThat(preview(text(eds, "invitation")).code()).isEqualTo("invitation-not-found");
        assertThat(tandem.http("anna", "DELETE", ROOM + "/invitations/unknown", "")
                        .code())
                .isEqualTo("invitation-not-found");
    }

    @Test
    void I4_an_invitation_is_worth_what_its_inviter_may_give_now() {
        String editor = secret("ed", "{'role':'editor'}");
        String viewer = secret("ed", "{'role':'viewer'}");
        String owner = secret("anna", "{'role':'owner'}");
        tandem.member("norway", "anna", "ed", "viewer");

        assertThat(accept("ben", editor).code()).isEqualTo("invitation-not-found");
        assertThat(accept("ben", viewer).code()).isEqualTo("invitation-not-found");
        assertThat(preview(viewer).code()).isEqualTo("invitation-not-found");
        assertThat(listed("anna")).hasSize(1);
        tandem.member("norway", "anna", "ed", "editor");
        assertThat(accept("ben", editor).status()).isEqualTo(200);
        tandem.http("anna", "DELETE", ROOM + "/members/ed", "");
        assertThat(accept("cleo", viewer).code()).isEqualTo("invitation-not-found");
        tandem.member("norway", "anna", "eve", "owner");
        tandem.member("norway", "eve", "anna", "editor");
        assertThat(accept("cleo", owner).code()).isEqualTo("invitation-not-found");
        assertThat(role("cleo")).isEmpty();
    }

    @Test
    void I4_somebody_who_was_removed_comes_back_only_by_a_later_invitation_to_their_address() {
        String before = secret("anna", "{'role':'viewer','email':'eve@example.org'}");
        String link = secret("anna", "{'role':'viewer','maxUses':9}");
        tandem.pass(Duration.ofSeconds(1));
        tandem.http("anna", "DELETE", ROOM + "/members/eve", "");
        tandem.pass(Duration.ofSeconds(1));
        String laterLink = secret("anna", "{'role':'viewer','maxUses':9}");
        String after = secret("anna", "{'role':'viewer','email':'eve@example.org'}");

        for (String secret : List.of(before, link, laterLink)) {
            assertThat(acceptAs("eve", "eve@example.org", secret)).isEqualTo(Result.refused(ErrorCode.FORBIDDEN));
        }
        assertThat(role("eve")).isEmpty();
        assertThat(acceptAs("eve", "eve@example.org", after)).isInstanceOf(Result.Done.class);
        assertThat(role("eve")).contains(Role.VIEWER);
    }

    @Test
    void I4_somebody_who_left_comes_back_by_any_invitation() {
        tandem.http("eve", "DELETE", ROOM + "/membership", "");
        assertThat(role("eve")).isEmpty();

        assertThat(accept("eve", secret("anna", "{'role':'viewer'}")).status()).isEqualTo(200);

        assertThat(role("eve")).contains(Role.VIEWER);
    }

    @Test
    void I4_declining_ends_an_invitation_for_one_and_tells_its_inviter_once() {
        String socket = tandem.connect("ed");
        String secret = secret("ed", "{'role':'viewer'}");

        assertThat(decline("ben", secret).status()).isEqualTo(204);
        assertThat(decline("ben", secret).status()).as("again").isEqualTo(204);

        assertThat(accept("cleo", secret).code()).isEqualTo("invitation-not-found");
        assertThat(decline("cleo", secret).code()).isEqualTo("invitation-not-found");
        List<Notification> inbox =
                tandem.inboxes().inbox("ed", Optional.empty(), 10).notifications();
        assertThat(inbox).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo("invitation-declined");
            assertThat(told.by()).isEqualTo(new Notification.By("ben", "Person ben"));
            assertThat(told.room()).isEqualTo("norway");
        });
        assertThat(tandem.posts().to(socket)).hasSize(1);
        Answer read = tandem.http(
                "ed",
                "POST",
                "/api/notifications/read",
                "{'ids':['" + inbox.getFirst().id() + "']}");
        assertThat(read.json().findWhole("unread")).contains(0L);
    }

    @Test
    void I4_what_a_failure_left_untold_is_told_when_it_is_declined_again() {
        String secret = secret("ed", "{'role':'viewer'}");
        tandem.inboxes().down(true);
        assertThat(decline("ben", secret).code()).isEqualTo("busy");
        tandem.inboxes().down(false);

        assertThat(decline("ben", secret).status()).isEqualTo(204);

        assertThat(tandem.inboxes().inbox("ed", Optional.empty(), 10).notifications())
                .hasSize(1);
    }

    @Test
    void I4_declining_one_that_is_for_many_leaves_it_to_the_others() {
        String secret = secret("anna", "{'role':'viewer','maxUses':2}");

        assertThat(decline("ben", secret).status()).isEqualTo(204);

        assertThat(tandem.inboxes().inbox("anna", Optional.empty(), 10).notifications())
                .isEmpty();
        assertThat(accept("cleo", secret).status()).isEqualTo(200);
    }

    @Test
    void N4_who_switched_it_off_is_not_told() {
        tandem.http("ed", "PUT", "/api/preferences", "{'kinds':{'packing-list':{'invitation-declined':false}}}");

        assertThat(decline("ben", secret("ed", "{'role':'viewer'}")).status()).isEqualTo(204);

        assertThat(tandem.inboxes().inbox("ed", Optional.empty(), 10).notifications())
                .isEmpty();
    }
}
