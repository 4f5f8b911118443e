package dev.tandem.functions.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.tandem.functions.access.Verified.Accepted;
import dev.tandem.functions.access.Verified.Refused;
import dev.tandem.functions.access.Verified.Unknowable;
import dev.tandem.functions.log.Log;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies access tokens (PROTOCOL A2): JWTs (RFC 7519) signed with ES256 or RS256 by a key of the issuer, whose claims are as
 * {@link AccessClaims} says. Keys that a token brings along ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) count for nothing.
 */
public final class TokenVerifier {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final AccessClaims rules;

    /** @throws IllegalArgumentException where the keys are neither a JWK set nor an address, or there is none to be used, or a secret one */
    public TokenVerifier(Trust trust, Clock clock, Log log) {
        rules = new AccessClaims(trust, clock);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                // RFC 9068 asks for at+jwt; Cognito and others leave the type away.
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        JWKSource<SecurityContext> keys = IssuerKeys.of(trust.jwks(), clock, log);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // After the signature, below: with a reason.
    }

    /** Says whom a token stands for; anything can be asked. */
    public Verified verify(String token) {
        Optional<String> unreadable = TokenText.problem(token);
        if (unreadable.isPresent()) {
            return new Refused(unreadable.get());
        }
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return rules.problem(claims)
                    .<Verified>map(Refused::new)
                    .orElseGet(() -> new Accepted(PersonClaims.of(claims, token)));
        } catch (KeySourceException away) {
            return new Unknowable();
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException refused) {
            return new Refused(refused.getClass().getSimpleName());
        }
    }
}
