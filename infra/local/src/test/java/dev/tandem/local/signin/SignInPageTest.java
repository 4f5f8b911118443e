package dev.tandem.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInPageTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final DevIssuer issuer =
            new DevIssuer(URI.create("http://localhost:8787"), IssuerKey.fresh(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final SignInPage page = new SignInPage(issuer);

    @Test
    void whoever_is_named_gets_a_token_that_the_published_key_verifies() throws Exception {
        Form proof = signedIn("{\"user\":\"ann\",\"name\":\" Ann A. \"}");

        SignedJWT token = SignedJWT.parse(proof.text("token"));
        var key = JWKSet.parse(issuer.jwks()).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("http://localhost:8787");
        assertThat(token.getJWTClaimsSet().getAudience()).isEmpty();
        assertThat(token.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo(DevIssuer.AUDIENCE);
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("ann");
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(12 * 3600));
        assertThat(token.getJWTClaimsSet().getStringClaim("token_use")).isEqualTo("access");
        assertThat(token.getJWTClaimsSet().getStringClaim("email")).isEqualTo("ann@example.test");
        assertThat(token.getJWTClaimsSet().getBooleanClaim("email_verified")).isTrue();
        assertThat(proof.text("name")).isEqualTo("Ann A.");
        assertThat(proof.whole("expiresAt", 0))
                .isEqualTo(NOW.plusSeconds(12 * 3600).toEpochMilli());
    }

    @Test
    void a_person_without_a_name_is_shown_by_their_id() {
        assertThat(signedIn("{\"user\":\"ann@example.com\"}").text("name")).isEqualTo("ann@example.com");
        assertThat(signedIn("{\"user\":\"ann\",\"name\":\"  \"}").text("name")).isEqualTo("ann");
    }

    @Test
    void the_published_key_cannot_sign() throws Exception {
        assertThat(JWKSet.parse(issuer.jwks()).containsNonPublicKeys()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:9999", "null", "not a url", "http://localhost"})
    void pages_of_elsewhere_are_refused(String origin) {
        assertThat(post("{\"user\":\"ann\"}", Map.of("origin", origin)).status())
                .isEqualTo(403);
    }

    @Test
    void its_own_page_and_no_page_are_let_in() {
        assertThat(post("{\"user\":\"ann\"}", Map.of("origin", "http://localhost:8787"))
                        .status())
                .isEqualTo(200);
        assertThat(post("{\"user\":\"ann\"}", Map.of("content-type", "application/json; charset=utf-8"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"})
    void what_a_form_can_send_is_refused(String contentType) {
        assertThat(post("{\"user\":\"ann\"}", Map.of("content-type", contentType))
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"user\":\"\"}",
                "{\"user\":\"a b\"}",
                "{\"user\":\"#\"}",
                "{\"user\":1}",
                "{\"user\":\"ann\",\"name\":7}",
                "{\"user\":\"ann\",\"user\":\"bob\"}"
            })
    void bad_bodies_are_refused_with_a_code(String body) {
        WebResponse refused = post(body, Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).isEqualTo("{\"code\":\"bad-message\"}");
    }

    @Test
    void other_methods_and_paths_are_refused() {
        assertThat(page.answer(request("GET", "/dev/sign-in", "", Map.of())).status())
                .isEqualTo(405);
        assertThat(page.answer(request("POST", "/dev/other", "{}", Map.of())).status())
                .isEqualTo(404);
    }

    private Form signedIn(String body) {
        WebResponse answer = post(body, Map.of());
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("cache-control", "no-store");
        return Form.of(JsonReader.FRAMES.read(text(answer)));
    }

    private WebResponse post(String body, Map<String, String> headers) {
        return page.answer(request("POST", "/dev/sign-in", body, headers));
    }

    private static WebRequest request(String method, String path, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("host", "localhost:8787", "content-type", "application/json"));
        all.putAll(headers);
        return new WebRequest(method, path, Map.of(), all, body);
    }

    private static String text(WebResponse response) {
        return UTF_8.decode(response.body().duplicate()).toString();
    }
}
