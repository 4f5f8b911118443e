package dev.tandem.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues tokens: JWTs (RFC 7519) signed with ES256, for whoever is named. Their claims are those of a Cognito user pool, with the person's name and
 * address in the access token as its trigger puts them there.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html">Tokens of Cognito</a>
 */
public final class DevIssuer {
    /** The app as a client: {@code client_id} of access tokens, {@code aud} of ID tokens. */
    public static final String AUDIENCE = "tandem";

    static final String SCOPE = "openid email profile";

    private static final String DOMAIN = "@example.test";

    /** How long a token lasts that is had without the pages. */
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

    Instant now() {
        return clock.instant();
    }

    /**
     * Signs somebody in without any page.
     *
     * @param user id of the person (PROTOCOL F5); where it is no address, the address is that user at {@code example.test}
     * @param shown how the person is shown
     */
    public SignedIn signIn(String user, String shown) {
        SignIn signIn = SignIn.of(user, shown, now());
        return new SignedIn(access(signIn, SCOPE, LIFE), user, shown, now().plus(LIFE));
    }

    /** What is shown to the API. */
    String access(SignIn who, String scope, Duration life) {
        return signed(
                JOSEObjectType.JWT,
                claims(who, life)
                        .claim("token_use", "access")
                        .claim("client_id", AUDIENCE)
                        .claim("username", who.user())
                        .claim("scope", scope)
                        .build());
    }

    /** What tells the app who signed in. */
    String id(SignIn who, Optional<String> nonce, Duration life) {
        JWTClaimsSet.Builder claims =
                claims(who, life).audience(AUDIENCE).claim("token_use", "id").claim("cognito:username", who.user());
        nonce.ifPresent(given -> claims.claim("nonce", given));
        return signed(JOSEObjectType.JWT, claims.build());
    }

    private JWTClaimsSet.Builder claims(SignIn who, Duration life) {
        Instant now = now();
        return new JWTClaimsSet.Builder()
                .issuer(name.toString())
                .subject(who.user())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString())
                .claim("origin_jti", who.id())
                .claim("name", who.name())
                .claim("email", address(who.user()))
                .claim("email_verified", true)
                // With its fraction: who signs out everywhere and in again within a second is in again.
                .claim("auth_time", who.since().toEpochMilli() / 1000.0);
    }

    private static String address(String user) {
        int at = user.indexOf('@');
        return at > 0 && at < user.length() - 1 ? user : user.replace("@", "") + DOMAIN;
    }

    /** Who has an address that was given to a person without one. */
    static String userAt(String address) {
        return address.endsWith(DOMAIN) ? address.substring(0, address.length() - DOMAIN.length()) : address;
    }

    /** Signs anything. */
    String signed(JOSEObjectType type, JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(type)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException("A P-256 key signs with ES256", broken);
        }
        return token.serialize();
    }

    /** The claims of a text that this issuer signed as that type, and that has not ended. */
    Optional<JWTClaimsSet> read(JOSEObjectType type, String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean holds = type.equals(token.getHeader().getType())
                    && token.verify(new ECDSAVerifier(key))
                    && claims.getExpirationTime().toInstant().isAfter(now());
            return holds ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Proof of a sign-in.
     *
     * @param token the access token
     * @param expiresAt when it ends
     */
    public record SignedIn(String token, String user, String name, Instant expiresAt) {}
}
