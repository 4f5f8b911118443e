package dev.tandem.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Issues access tokens: JWTs (RFC 7519) signed with ES256, for whoever is named. */
public final class DevIssuer {
    /** What stands in {@code iss}; nothing listens there. */
    public static final String ISSUER = "https://issuer.tandem.localhost";

    /** What stands in {@code aud}. */
    public static final String AUDIENCE = "tandem";

    private static final Duration LIFE = Duration.ofHours(12);

    private final ECKey key;
    private final Clock clock;

    public DevIssuer(ECKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The public key as a JWK set (RFC 7517). */
    public String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /**
     * Signs somebody in.
     *
     * @param user id of the person (PROTOCOL F5)
     * @param name how the person is shown
     */
    public SignedIn signIn(String user, String name) {
        Instant now = clock.instant();
        Instant until = now.plus(LIFE);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user)
                .claim("name", name)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(until))
                .build();
        return new SignedIn(signed(claims), user, name, until);
    }

    private String signed(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException("A P-256 key signs with ES256", broken);
        }
        return token.serialize();
    }

    /**
     * Proof of a sign-in.
     *
     * @param token the access token
     * @param expiresAt when it ends
     */
    public record SignedIn(String token, String user, String name, Instant expiresAt) {}
}
