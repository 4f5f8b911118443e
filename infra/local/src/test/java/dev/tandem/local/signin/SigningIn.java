package dev.tandem.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The app and a browser in front of an issuer whose time is told. */
final class SigningIn {
    static final String URL = "http://localhost:8787";
    static final String STATE = "some+state&more";
    static final String NONCE = "some-nonce";
    static final String FORM = "application/x-www-form-urlencoded";

    /** Those of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    };
    private final ECKey key = IssuerKey.fresh();
    final DevIssuer issuer = new DevIssuer(URI.create(URL), key, clock);
    private AuthorizationServer server = server();

    private AuthorizationServer server() {
        return new AuthorizationServer(issuer, clock, Duration.ofHours(1), request -> WebResponse.empty(404));
    }

    void startAgain() {
        server = server();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Asks for the page, with some parameters changed; an empty one is left out. */
    WebResponse authorize(Map<String, String> changed) {
        return authorize(changed, Map.of());
    }

    WebResponse authorize(Map<String, String> changed, Map<String, String> headers) {
        return server.answer(request("GET", AuthorizationServer.AUTHORIZE, asked(changed), headers, ""));
    }

    WebResponse twice(String name) {
        WebRequest once = request("GET", AuthorizationServer.AUTHORIZE, asked(Map.of()), Map.of(), "");
        return server.answer(
                new WebRequest(once.method(), once.path(), once.query(), once.headers(), once.body(), Set.of(name)));
    }

    private static Map<String, String> asked(Map<String, String> changed) {
        Map<String, String> asked = new HashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                "tandem",
                "redirect_uri",
                URL + "/sign-in",
                "scope",
                "openid email profile",
                "state",
                STATE,
                "nonce",
                NONCE,
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        asked.putAll(changed);
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    /** Fills the page's form. */
    WebResponse say(Map<String, String> fields) {
        return say(fields, Map.of("origin", URL));
    }

    WebResponse say(Map<String, String> fields, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", FORM);
        return server.answer(request("POST", AuthorizationServer.AUTHORIZE, asked(Map.of()), all, form(fields)));
    }

    /** What the app reads in the address that it is called back by. */
    Map<String, String> answer(WebResponse response) {
        assertThat(response.status()).isEqualTo(303);
        String location = Objects.requireNonNull(response.headers().get("location"));
        assertThat(location).startsWith(URL + "/sign-in?");
        Map<String, String> read = new HashMap<>();
        for (String part : location.substring(location.indexOf('?') + 1).split("&", -1)) {
            String[] sides = part.split("=", 2);
            read.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
        }
        return read;
    }

    String code(String name) {
        Map<String, String> answer = answer(say(Map.of("name", name)));
        assertThat(answer).containsEntry("state", STATE);
        return Objects.requireNonNull(answer.get("code"));
    }

    String cookie(String name) {
        String cookie =
                Objects.requireNonNull(say(Map.of("name", name)).headers().get("set-cookie"));
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
        return "other=1; " + cookie.split(";", 2)[0];
    }

    WebResponse redeem(String code, Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "tandem",
                "code",
                code,
                "redirect_uri",
                URL + "/sign-in",
                "code_verifier",
                VERIFIER));
        fields.putAll(changed);
        return post(AuthorizationServer.TOKEN, form(fields), FORM);
    }

    Form tokens(String code) {
        WebResponse answer = redeem(code, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        return read(answer);
    }

    WebResponse refresh(String token) {
        return post(
                AuthorizationServer.TOKEN,
                form(Map.of("grant_type", "refresh_token", "client_id", "tandem", "refresh_token", token)),
                FORM);
    }

    WebResponse revoke(String token) {
        return post(AuthorizationServer.REVOKE, form(Map.of("client_id", "tandem", "token", token)), FORM);
    }

    WebResponse post(String path, String body, String type) {
        return server.answer(request("POST", path, Map.of(), Map.of("content-type", type), body));
    }

    WebResponse get(String target, Map<String, String> headers) {
        String[] parts = target.split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        if (parts.length == 2) {
            for (String part : parts[1].split("&", -1)) {
                query.put(part.split("=", 2)[0], part.split("=", 2)[1]);
            }
        }
        return server.answer(request("GET", parts[0], query, headers, ""));
    }

    /** The code of a refusal (RFC 6749, 5.2). */
    String error(WebResponse response) {
        assertThat(response.status()).isEqualTo(400);
        return read(response).text("error");
    }

    static Form read(WebResponse response) {
        return Form.of(
                JsonReader.FRAMES.read(UTF_8.decode(response.body().duplicate()).toString()));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static WebRequest request(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(Map.of("host", "localhost:8787"));
        all.putAll(headers);
        return new WebRequest(method, path, query, all, body);
    }
}
