package dev.tandem.functions.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.functions.fixture.Issuer;
import dev.tandem.functions.log.Log;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;

/** A moment, an issuer, and verifiers that trust it. */
final class Verifying {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant LATER = NOW.plusSeconds(300);
    static final Duration SKEW = Duration.ofSeconds(10);
    static final Issuer ISSUER = new Issuer();

    private Verifying() {}

    static TokenVerifier verifier(String jwks) {
        return verifier(jwks, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static TokenVerifier verifier(String jwks, Clock clock) {
        return new TokenVerifier(
                new Trust(Issuer.NAME, Issuer.AUDIENCE, jwks, SKEW), clock, new Log(clock, line -> {}));
    }

    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Issuer.NAME)
                .audience(Issuer.AUDIENCE)
                .subject("anna")
                .expirationTime(Date.from(LATER));
    }

    static String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(signer);
        return token.serialize();
    }

    /** Signed by the issuer, with a header and claims as they stand: what its library would not write. */
    static String raw(String header, String claims) {
        return ISSUER.signed(base64(header) + "." + base64(claims));
    }

    /** Claims of a good token, as text with an open end. */
    static String rawClaims() {
        return "{\"iss\":\"" + Issuer.NAME + "\",\"aud\":\"" + Issuer.AUDIENCE + "\",\"sub\":\"anna\",\"exp\":"
                + LATER.getEpochSecond();
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
