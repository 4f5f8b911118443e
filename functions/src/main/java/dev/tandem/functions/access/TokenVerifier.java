package dev.tandem.functions.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.tandem.functions.access.Verified.Accepted;
import dev.tandem.functions.access.Verified.Refused;
import dev.tandem.model.Ids;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies access tokens: JWTs (RFC 7519) signed with ES256 or RS256 by a key of the issuer, with {@code iss}, {@code aud}, {@code sub} and
 * {@code exp}; {@code nbf} is regarded where present. {@code sub} is the user, {@code name} how the person is shown.
 */
public final class TokenVerifier {
    /** No bearer token that anybody issues is longer; nothing longer is parsed. */
    private static final int MAX_LENGTH = 8_192;

    private static final int MAX_NAME = 100;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * Trusts the given keys.
     *
     * @param issuer exact {@code iss}
     * @param audience one of {@code aud}
     * @param jwks public keys of the issuer, a JWK set (RFC 7517)
     * @throws IllegalArgumentException where {@code jwks} is none, holds no key, or holds a secret one
     */
    public TokenVerifier(String issuer, String audience, String jwks, Clock clock) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                // RFC 9068 asks for at+jwt; Cognito and others leave the type away.
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys(jwks))));
        processor.setJWTClaimsSetVerifier(claims(issuer, audience, clock));
    }

    /** Says whom a token stands for; anything can be asked. */
    public Verified verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return new Refused("too long");
        }
        try {
            return identity(processor.process(token, null));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException refused) {
            return new Refused(refused.getClass().getSimpleName());
        }
    }

    private static Verified identity(JWTClaimsSet claims) {
        String user = claims.getSubject();
        if (!Ids.isUser(user)) {
            return new Refused("user id");
        }
        return new Accepted(new Identity(
                user, name(claims).orElse(user), claims.getExpirationTime().toInstant()));
    }

    private static Optional<String> name(JWTClaimsSet claims) {
        return claims.getClaim("name") instanceof String name && !name.isBlank()
                ? Optional.of(name.strip()
                        .substring(0, Math.min(MAX_NAME, name.strip().length())))
                : Optional.empty();
    }

    private static JWKSet keys(String jwks) {
        try {
            JWKSet keys = JWKSet.parse(jwks);
            if (keys.isEmpty() || keys.containsNonPublicKeys()) {
                throw new IllegalArgumentException("A JWK set of public keys is needed");
            }
            return keys;
        } catch (ParseException notAKeySet) {
            throw new IllegalArgumentException("Not a JWK set", notAKeySet);
        }
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> claims(String issuer, String audience, Clock clock) {
        var expected = new JWTClaimsSet.Builder().issuer(issuer).build();
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(audience, expected, Set.of("sub", "exp")) {
            @Override
            protected Date currentTime() {
                return Date.from(Instant.now(clock));
            }
        };
        verifier.setMaxClockSkew(0);
        return verifier;
    }
}
