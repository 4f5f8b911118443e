package dev.tandem.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.tandem.functions.access.TokenVerifier;
import dev.tandem.functions.access.Trust;
import dev.tandem.functions.access.Verified;
import dev.tandem.functions.access.Verified.Accepted;
import dev.tandem.functions.log.Log;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C1: an issuer that can be found by its name, whose tokens are taken by the very code that takes those of the cloud. */
final class DiscoveryTest {
    private static final URI NAME = URI.create("http://localhost:8787");
    private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_250L);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final DevIssuer issuer = new DevIssuer(NAME, IssuerKey.fresh(), clock);
    private final Discovery discovery = new Discovery(issuer, request -> WebResponse.empty(404));

    private WebResponse get(String method, String path) {
        return discovery.answer(new WebRequest(method, path, Map.of(), Map.of(), ""));
    }

    private static String text(WebResponse response) {
        return UTF_8.decode(response.body().duplicate()).toString();
    }

    private Verified verified(String token) {
        Trust trust = new Trust(NAME.toString(), DevIssuer.AUDIENCE, text(get("GET", Discovery.KEYS)), Duration.ZERO);
        return new TokenVerifier(trust, clock, new Log(clock, line -> {})).verify(token);
    }

    @Test
    void C1_its_configuration_says_its_name_and_where_its_keys_are() {
        Form said = Form.of(JsonReader.FRAMES.read(text(get("GET", "/.well-known/openid-configuration"))));

        assertThat(said.text("issuer")).isEqualTo(NAME.toString());
        assertThat(said.text("jwks_uri")).isEqualTo(NAME + Discovery.KEYS);
        assertThat(said.text("authorization_endpoint")).isEqualTo(NAME + "/oauth2/authorize");
        assertThat(said.text("token_endpoint")).isEqualTo(NAME + "/oauth2/token");
        assertThat(text(get("GET", "/.well-known/openid-configuration")))
                .contains("\"code_challenge_methods_supported\":[\"S256\"]");
        assertThat(text(get("GET", Discovery.KEYS))).isEqualTo(issuer.jwks());
    }

    @ParameterizedTest
    @CsvSource({"ann,ann@example.test", "ann@home.test,ann@home.test", "@ann,ann@example.test", "ann@,ann@example.test"
    })
    void C1_a_token_says_who_it_is_under_which_address(String user, String address) {
        Verified verified = verified(issuer.signIn(user, "Ann A.").token());

        assertThat(verified).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.identity().user()).isEqualTo(user);
            assertThat(accepted.identity().name()).isEqualTo("Ann A.");
            assertThat(accepted.identity().email()).hasValue(address);
            assertThat(accepted.identity().session().since()).isEqualTo(NOW);
        });
    }

    @Test
    void R12_every_sign_in_is_one_of_its_own() throws Exception {
        SignedJWT one = SignedJWT.parse(issuer.signIn("ann", "Ann").token());
        SignedJWT two = SignedJWT.parse(issuer.signIn("ann", "Ann").token());

        assertThat(one.getJWTClaimsSet().getStringClaim("origin_jti"))
                .isNotEqualTo(two.getJWTClaimsSet().getStringClaim("origin_jti"));
    }

    @Test
    void everything_else_is_the_site_s() {
        assertThat(get("GET", "/").status()).isEqualTo(404);
        assertThat(get("GET", "/.well-known/other").status()).isEqualTo(404);
        assertThat(get("POST", Discovery.KEYS).status()).isEqualTo(405);
    }
}
