package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I1, I5: what is not of its form is refused with its place, and changes nothing. */
final class InvitationFormTest {
    private static final String INVITATIONS = "/api/rooms/norway/invitations";

    private final Deployment tandem = new Deployment().room("norway", "anna");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/role",
                "{'role':'admin'}|/role",
                "{'role':''}|/role",
                "{'role':1}|/role",
                "{'role':null}|/role",
                "{'role':'Editor'}|/role",
                "{'role':'editor','user':'ben'}|/user",
                "{'role':'editor','id':'x'}|/id",
                "{'role':'editor','crew':'cook'}|/crew",
                "{'role':'editor','crew':[1]}|/crew/0",
                "{'role':'editor','crew':['pilot']}|/crew/0",
                "{'role':'editor','crew':['a','a','a','a','a','a','a','a','a','a','a','a','a','a','a','a','a','a','a','a','a']}|/crew",
                "{'role':'editor','email':7}|/email",
                "{'role':'editor','email':''}|/email",
                "{'role':'editor','email':'ben'}|/email",
                "{'role':'editor','email':'ben@'}|/email",
                "{'role':'editor','email':'@example.org'}|/email",
                "{'role':'editor','email':'ben@example'}|/email",
                "{'role':'editor','email':'ben@example.org '}|/email",
                "{'role':'editor','email':'ben@example.org,eve@example.org'}|/email",
                "{'role':'editor','email':'Ben <ben@example.org>'}|/email",
                "{'role':'editor','email':'ben@example.org\\nBcc: eve@example.org'}|/email",
                "{'role':'editor','email':'ben\\u0000@example.org'}|/email",
                "{'role':'editor','email':'b\u00e9n@example.org'}|/email",
                "{'role':'editor','email':'ben@ex\u0430mple.org'}|/email",
                "{'role':'editor','expiresIn':59}|/expiresIn",
                "{'role':'editor','expiresIn':7776001}|/expiresIn",
                "{'role':'editor','expiresIn':-60}|/expiresIn",
                "{'role':'editor','expiresIn':60.5}|/expiresIn",
                "{'role':'editor','expiresIn':'60'}|/expiresIn",
                "{'role':'editor','maxUses':0}|/maxUses",
                "{'role':'editor','maxUses':1001}|/maxUses",
                "{'role':'editor','maxUses':-1}|/maxUses",
                "{'role':'editor','maxUses':true}|/maxUses",
                "{'role':'editor','maxUses':9007199254740991}|/maxUses",
                "{'role':'editor','message':5}|/message",
                "{'role':'editor','message':'a\\u0007'}|/message",
                "{'role':'editor','message':'a\\r\\nb'}|/message",
                "{'role':'editor','language':'de'}|/language",
                "{'role':'editor','language':'../en'}|/language",
                "{'role':'editor','language':''}|/language",
                "[]|''"
            })
    void I1_a_wish_that_is_not_of_its_form_is_refused_with_its_place(String body, String at) {
        Answer answer = tandem.http("anna", "POST", INVITATIONS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-message");
        assertThat(answer.json().find("detail"))
                .contains(Json.object().put("at", at).build());
        assertThat(tandem.world().invitations().of("norway")).isEmpty();
        assertThat(tandem.letters().sent()).isEmpty();
    }

    static Stream<Arguments> edges() {
        return Stream.of(
                Arguments.of("'message':'" + "x".repeat(500) + "'", 201),
                Arguments.of("'message':'" + "\ud83c\udfd5".repeat(500) + "'", 201),
                Arguments.of("'message':'" + "x".repeat(501) + "'", 400),
                Arguments.of("'message':'one\\ntwo'", 201),
                Arguments.of("'email':'" + "x".repeat(64) + "@example.org'", 201),
                Arguments.of("'email':'" + "x".repeat(65) + "@example.org'", 400),
                Arguments.of("'email':'a@" + "x".repeat(63) + ".org'", 201),
                Arguments.of("'email':'a@" + "x".repeat(64) + ".org'", 400),
                Arguments.of("'email':'a@" + "x.".repeat(130) + "org'", 400),
                Arguments.of("'expiresIn':60", 201),
                Arguments.of("'expiresIn':7776000", 201),
                Arguments.of("'maxUses':1000", 201));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void I1_limits_are_where_the_protocol_says(String member, int status) {
        assertThat(tandem.http("anna", "POST", INVITATIONS, "{'role':'viewer'," + member + "}")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "inv_",
                "inv_norway",
                "inv_norway.",
                "inv_norway.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "inv_nowhere.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "inv_nor#way.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "inv_norway.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "inv_norway.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "inv_norway.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "INV_norway.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "inv_norway.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\\n",
                "\\u0000",
                "inv_../norway.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void I5_what_is_malformed_or_unknown_looks_like_what_is_revoked(String secret) {
        String body = "{'invitation':'" + secret + "'}";

        for (String act : new String[] {"preview", "accept", "decline"}) {
            Answer answer = tandem.http("ben", "POST", "/api/invitations/" + act, body);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("invitation-not-found");
            assertThat(answer.json().find("detail")).isEmpty();
        }
        assertThat(tandem.http(Map.of(), "POST", "/api/invitations/preview", body)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}|/invitation", "{'invitation':1}|/invitation", "{'invitation':'x','room':'norway'}|/room"})
    void I3_I4_a_body_that_is_not_of_its_form_is_refused(String body, String at) {
        for (String act : new String[] {"preview", "accept", "decline"}) {
            Answer answer = tandem.http("ben", "POST", "/api/invitations/" + act, body);
            assertThat(answer.code()).isEqualTo("bad-message");
            assertThat(answer.json().find("detail"))
                    .contains(Json.object().put("at", at).build());
        }
    }

    @Test
    void I1_I4_only_preview_needs_no_sign_in() {
        assertThat(tandem.http(Map.of(), "POST", INVITATIONS, "{'role':'viewer'}")
                        .status())
                .isEqualTo(401);
        assertThat(tandem.http(Map.of(), "GET", INVITATIONS, "").status()).isEqualTo(401);
        assertThat(tandem.http(Map.of(), "POST", "/api/invitations/accept", "{'invitation':'x'}")
                        .status())
                .isEqualTo(401);
        assertThat(tandem.http(Map.of(), "POST", "/api/invitations/decline", "{'invitation':'x'}")
                        .status())
                .isEqualTo(401);
    }
}
