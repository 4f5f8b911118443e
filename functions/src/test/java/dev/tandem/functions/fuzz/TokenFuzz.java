package dev.tandem.functions.fuzz;

import dev.tandem.functions.access.TokenVerifier;
import dev.tandem.functions.access.Trust;
import dev.tandem.functions.access.Verified;
import dev.tandem.functions.fixture.Issuer;
import dev.tandem.functions.log.Log;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.stream.Stream;

/** Access tokens: nothing but what the issuer signed is accepted, and nothing makes the verifier fail. */
public final class TokenFuzz {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Issuer ISSUER = new Issuer();
    private static final String GOOD = ISSUER.token("anna", NOW.plusSeconds(600));
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TokenVerifier VERIFIER = new TokenVerifier(
            new Trust(Issuer.NAME, Issuer.AUDIENCE, ISSUER.jwks(), Duration.ZERO), CLOCK, new Log(CLOCK, line -> {}));

    private TokenFuzz() {}

    /** {@code GOOD} stands for a good token, of which the fuzzer cannot know the key. */
    public static void fuzzerTestOneInput(byte[] input) {
        String token = new String(input, StandardCharsets.UTF_8).replace("GOOD", GOOD);
        if (VERIFIER.verify(token) instanceof Verified.Accepted(var identity)) {
            String signed = GOOD.substring(0, GOOD.lastIndexOf('.'));
            Truth.that(token.trim().startsWith(signed), "a token that nobody signed");
            Truth.that(identity.user().equals("anna"), "somebody else");
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "GOOD",
                        "GOOD.",
                        ".GOOD",
                        "GOOD.x.y",
                        part("{\"alg\":\"none\"}") + "." + part("{\"sub\":\"anna\",\"iss\":\"https://issuer.test\"}")
                                + ".",
                        part("{\"alg\":\"ES256\",\"kid\":\"k1\"}") + "." + part("{\"sub\":\"anna\"}") + "."
                                + part("x".repeat(64)),
                        part("{\"alg\":\"HS256\",\"kid\":\"../k1\"}") + ".e30." + part("x"),
                        part("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..a.b.c",
                        part("{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"jku\":\"http://x\"}") + ".e30.x")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
