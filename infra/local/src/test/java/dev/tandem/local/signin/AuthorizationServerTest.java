package dev.tandem.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.functions.access.TokenVerifier;
import dev.tandem.functions.access.Trust;
import dev.tandem.functions.access.Verified;
import dev.tandem.functions.log.Log;
import dev.tandem.json.Form;
import dev.tandem.local.web.WebResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C1: signing in with a code and PKCE (RFC 6749, RFC 7636, OpenID Connect Core), and every way in which it is refused. */
final class AuthorizationServerTest {
    private final SigningIn app = new SigningIn();

    @Test
    void a_person_who_names_themselves_comes_back_with_a_code_that_is_good_for_tokens() throws Exception {
        Form tokens = app.tokens(app.code("Ann A."));

        JWTClaimsSet access = SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet();
        assertThat(access.getClaims())
                .containsEntry("sub", "ann-a")
                .containsEntry("username", "ann-a")
                .containsEntry("name", "Ann A.")
                .containsEntry("email", "ann-a@example.test")
                .containsEntry("email_verified", true)
                .containsEntry("client_id", "tandem")
                .containsEntry("token_use", "access")
                .containsEntry("scope", "openid email profile")
                .containsKeys("origin_jti", "jti", "auth_time", "iat", "exp", "iss")
                .doesNotContainKeys("aud", "nonce");
        JWTClaimsSet id = SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet();
        assertThat(id.getClaims())
                .containsEntry("sub", "ann-a")
                .containsEntry("token_use", "id")
                .containsEntry("cognito:username", "ann-a")
                .containsEntry("nonce", SigningIn.NONCE)
                .containsEntry("origin_jti", access.getClaim("origin_jti"));
        assertThat(id.getAudience()).containsExactly("tandem");
        assertThat(tokens.text("token_type")).isEqualTo("Bearer");
        assertThat(tokens.whole("expires_in", 0)).isEqualTo(3600);
        assertThat(access.getExpirationTime()).isEqualTo(app.now().plusSeconds(3600));
    }

    @Test
    void the_access_token_is_taken_by_the_functions_and_the_other_two_are_not() {
        Form tokens = app.tokens(app.code("Ann"));
        Trust trust = new Trust(SigningIn.URL, DevIssuer.AUDIENCE, app.issuer.jwks(), Duration.ZERO);
        TokenVerifier verifier = new TokenVerifier(trust, app.clock, new Log(app.clock, line -> {}));

        assertThat(verifier.verify(tokens.text("access_token"))).isInstanceOf(Verified.Accepted.class);
        assertThat(verifier.verify(tokens.text("id_token"))).isInstanceOf(Verified.Refused.class);
        assertThat(verifier.verify(tokens.text("refresh_token"))).isInstanceOf(Verified.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void without_a_client_and_its_address_nobody_is_sent_anywhere(String missing) {
        for (String value : new String[] {"", "other"}) {
            WebResponse page = app.authorize(Map.of(missing, value));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.headers()).doesNotContainKey("location");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8787/sign-in/",
                "http://localhost:8787/sign-in?a=b",
                "http://localhost:8787/",
                "http://localhost:9999/sign-in",
                "https://localhost:8787/sign-in",
                "http://evil.example/sign-in",
                "http://localhost:8787@evil.example/sign-in",
                "javascript:alert(1)"
            })
    void the_address_to_come_back_to_is_exactly_that_of_the_app(String redirect) {
        WebResponse page = app.authorize(Map.of("redirect_uri", redirect));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.headers()).doesNotContainKey("location");
    }

    @ParameterizedTest
    @CsvSource({
        "state,'',invalid_request",
        "nonce,'',invalid_request",
        "code_challenge,'',invalid_request",
        "code_challenge,too-short,invalid_request",
        "code_challenge_method,plain,invalid_request",
        "code_challenge_method,'',invalid_request",
        "response_type,token,unsupported_response_type",
        "response_type,'',unsupported_response_type",
        "scope,email,invalid_scope",
        "scope,openid admin,invalid_scope",
        "prompt,none,login_required"
    })
    void what_is_not_as_it_should_be_is_told_to_the_app(String name, String value, String error) {
        Map<String, String> answer = app.answer(app.authorize(Map.of(name, value)));

        assertThat(answer).containsEntry("error", error).doesNotContainKey("code");
        assertThat(answer.get("state")).isEqualTo(name.equals("state") ? null : SigningIn.STATE);
    }

    @Test
    void a_parameter_that_comes_twice_spoils_the_request() {
        assertThat(app.twice("state").status()).isEqualTo(400);
    }

    @Test
    void a_person_who_does_not_want_to_is_sent_back_as_they_are() {
        assertThat(app.answer(app.say(Map.of("cancel", "yes"))))
                .containsEntry("error", "access_denied")
                .containsEntry("state", SigningIn.STATE);
    }

    @Test
    void a_page_of_elsewhere_cannot_sign_anybody_in() {
        WebResponse page = app.say(Map.of("name", "Ann"), Map.of("origin", "https://evil.example"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.headers()).doesNotContainKeys("location", "set-cookie");
    }

    @Test
    void a_code_counts_once_and_who_uses_it_twice_ends_what_came_of_it() {
        String code = app.code("Ann");
        Form tokens = app.tokens(code);

        assertThat(app.error(app.redeem(code, Map.of()))).isEqualTo("invalid_grant");
        assertThat(app.error(app.refresh(tokens.text("refresh_token")))).isEqualTo("invalid_grant");
    }

    @Test
    void a_code_ends_after_five_minutes() {
        String code = app.code("Ann");
        app.pass(Codes.LIFE);

        assertThat(app.error(app.redeem(code, Map.of()))).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier,wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong,invalid_grant",
        "code_verifier,short,invalid_grant",
        "code_verifier,'',invalid_request",
        "redirect_uri,http://localhost:8787/other,invalid_grant",
        "redirect_uri,'',invalid_request",
        "code,'',invalid_request",
        "code,unknown,invalid_grant",
        "client_id,other,invalid_client",
        "client_id,'',invalid_client",
        "grant_type,password,unsupported_grant_type",
        "grant_type,'',invalid_request"
    })
    void a_code_is_for_who_asked_for_it(String name, String value, String error) {
        assertThat(app.error(app.redeem(app.code("Ann"), Map.of(name, value)))).isEqualTo(error);
    }

    @Test
    void a_wrong_verifier_costs_the_code() {
        String code = app.code("Ann");
        app.redeem(code, Map.of("code_verifier", "w".repeat(43)));

        assertThat(app.error(app.redeem(code, Map.of()))).isEqualTo("invalid_grant");
    }

    @Test
    void tokens_are_asked_for_by_a_form() {
        assertThat(app.error(app.post("/oauth2/token", "{}", "application/json")))
                .isEqualTo("invalid_request");
        assertThat(app.error(app.post("/oauth2/token", "code=%zz", SigningIn.FORM)))
                .isEqualTo("invalid_request");
        assertThat(app.error(app.post("/oauth2/token", "client_id=tandem&client_id=tandem", SigningIn.FORM)))
                .isEqualTo("invalid_request");
        assertThat(app.get("/oauth2/token", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void answers_with_tokens_are_stored_nowhere() {
        assertThat(app.redeem(app.code("Ann"), Map.of()).headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void who_was_signed_in_a_while_ago_is_not_asked_again_unless_the_app_wants_it() {
        String cookie = app.cookie("Ann");
        Map<String, String> known = Map.of("cookie", cookie);

        assertThat(app.answer(app.authorize(Map.of(), known))).containsKey("code");
        assertThat(app.authorize(Map.of("prompt", "login"), known).status()).isEqualTo(200);
        app.pass(HostedSessions.LIFE);
        assertThat(app.authorize(Map.of(), known).status()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_what_the_pages_remember_and_goes_back_to_the_app_alone() {
        Map<String, String> known = Map.of("cookie", app.cookie("Ann"));
        String home = "http://localhost:8787/";

        assertThat(app.get("/logout?client_id=tandem&logout_uri=http://evil.example/", known)
                        .status())
                .isEqualTo(400);
        assertThat(app.get("/logout?client_id=other&logout_uri=" + home, known).status())
                .isEqualTo(400);
        assertThat(app.answer(app.authorize(Map.of(), known))).containsKey("code");
        WebResponse out = app.get("/logout?client_id=tandem&logout_uri=" + home, known);
        assertThat(out.headers()).containsEntry("location", home);
        assertThat(Objects.requireNonNull(out.headers().get("set-cookie"))).contains("Max-Age=0", "HttpOnly");
        assertThat(app.authorize(Map.of(), known).status()).isEqualTo(200);
    }

    @Test
    void the_page_runs_nothing_and_shows_what_was_written_as_text() {
        WebResponse page = app.say(Map.of("name", "\"><script>alert(1)</script>", "user", "no id"));
        String html = text(page);

        assertThat(page.status()).isEqualTo(400);
        assertThat(html).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
        assertThat(Objects.requireNonNull(page.headers().get("content-security-policy")))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({"th,en-US,th", "'',th-TH,th", "en,th-TH,en", "'',de,en"})
    void the_page_speaks_the_language_of_the_app_or_else_of_the_browser(String asked, String browser, String shown) {
        WebResponse page = app.authorize(Map.of("lang", asked), Map.of("accept-language", browser));

        assertThat(text(page)).contains("<html lang=\"" + shown + "\">");
    }

    @ParameterizedTest
    @CsvSource({"Ann Lee,ann-lee", "'  Zoë  Müller-Lüdenscheid ',zoe-muller-ludenscheid", "มะลิ,", "'!!',"})
    void a_name_makes_a_user_id_where_it_can(String name, String user) {
        assertThat(UserIds.from(name).orElse(null)).isEqualTo(user);
    }

    @Test
    void who_signs_in_again_finds_themselves_written_there() {
        Map<String, String> hint = Map.of("login_hint", "ann@example.test", "prompt", "login");
        String known = text(app.authorize(hint, Map.of("cookie", app.cookie("Ann"))));
        String unknown = text(app.authorize(hint));

        assertThat(known).contains("value=\"ann\"", "value=\"Ann\"");
        assertThat(unknown).contains("value=\"ann\"").doesNotContain("value=\"Ann\"");
        assertThat(text(app.authorize(Map.of("login_hint", "ann@home.test")))).contains("value=\"ann@home.test\"");
    }

    private static String text(WebResponse page) {
        return UTF_8.decode(page.body().duplicate()).toString();
    }

    @Test
    void a_name_that_makes_none_is_asked_for_one_and_keeps_what_was_typed() {
        WebResponse page = app.say(Map.of("name", "มะลิ"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(text(page)).contains("value=\"มะลิ\"", "aria-invalid=\"true\"");
        assertThat(app.answer(app.say(Map.of("name", "มะลิ", "user", "mali")))).containsKey("code");
    }
}
