package dev.tandem.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Issues access tokens: JWTs (RFC 7519) signed with ES256, for whoever is named. They have the claims that Cognito and RFC 9068 give theirs. */
public final class DevIssuer {
    /** What stands in {@code aud} and {@code client_id}. */
    public static final String AUDIENCE = "tandem";

    private static final Duration LIFE = Duration.ofHours(12);

    private final URI name;
    private final ECKey key;
    private final Clock clock;

    /**
     * One issuer.
     *
     * @param name where it is found: what stands in {@code iss}
     * @param key signs, and is a private one
     */
    public DevIssuer(URI name, ECKey key, Clock clock) {
        this.name = name;
        this.key = key;
        this.clock = clock;
    }

    /** What stands in {@code iss}. */
    public URI name() {
        return name;
    }

    /** The public key as a JWK set (RFC 7517). */
    public String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /**
     * Signs somebody in.
     *
     * @param user id of the person (PROTOCOL F5); where it is no address, the address is that user at {@code example.test}
     * @param shown how the person is shown
     */
    public SignedIn signIn(String user, String shown) {
        Instant now = clock.instant();
        Instant until = now.plus(LIFE);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(name.toString())
                .audience(AUDIENCE)
                .subject(user)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(until))
                .jwtID(UUID.randomUUID().toString())
                .claim("client_id", AUDIENCE)
                .claim("token_use", "access")
                .claim("name", shown)
                .claim("email", address(user))
                .claim("email_verified", true)
                .claim("sid", UUID.randomUUID().toString())
                // With its fraction: who signs out everywhere and in again within a second is in again.
                .claim("auth_time", now.toEpochMilli() / 1000.0)
                .build();
        return new SignedIn(signed(claims), user, shown, until);
    }

    private static String address(String user) {
        int at = user.indexOf('@');
        return at > 0 && at < user.length() - 1 ? user : user.replace("@", "") + "@example.test";
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
