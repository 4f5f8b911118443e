package dev.tandem.local.signin;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Refresh tokens, each of which is replaced when it is used (RFC 9700, 4.14.2). One that was replaced is good for {@link #GRACE} more, for a client
 * that never got the answer; after that, whoever has it has a copy, and the sign-in ends.
 *
 * <p>They are signed, not kept, so that people stay signed in when the stack starts again with its data. Which of them were replaced is forgotten then.
 */
final class RefreshTokens {
    static final Duration LIFE = Duration.ofDays(30);

    /** The longest that Cognito offers. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final JOSEObjectType TYPE = new JOSEObjectType("rt+jwt");

    private final DevIssuer issuer;
    private final Map<String, Chain> chains = new HashMap<>();

    RefreshTokens(DevIssuer issuer) {
        this.issuer = issuer;
    }

    String first(SignIn signIn, String scope) {
        return token(new Link(signIn, scope, 1, issuer.now().plus(LIFE)));
    }

    /** What a token stands for, and the one in its place; nothing where it is worth nothing. */
    synchronized Optional<Renewed> renew(String text) {
        Instant now = issuer.now();
        chains.values().removeIf(chain -> !chain.until().isAfter(now));
        return read(text).flatMap(link -> {
            String id = link.signIn().id();
            Chain chain = chains.getOrDefault(id, new Chain(link.number(), now, link.until(), false));
            boolean newest = link.number() >= chain.newest();
            boolean repeated = link.number() == chain.newest() - 1
                    && !chain.replacedAt().plus(GRACE).isBefore(now);
            if (chain.ended() || !(newest || repeated)) {
                end(id);
                return Optional.empty();
            }
            if (newest) {
                chains.put(id, new Chain(link.number() + 1, now, link.until(), false));
            }
            Link next =
                    new Link(link.signIn(), link.scope(), newest ? link.number() + 1 : chain.newest(), link.until());
            return Optional.of(new Renewed(link.signIn(), link.scope(), token(next)));
        });
    }

    /** From here on none of the sign-in's tokens is worth anything. */
    synchronized void end(String signIn) {
        chains.put(signIn, new Chain(0, issuer.now(), issuer.now().plus(LIFE), true));
    }

    /** The same, by one of the tokens, whatever it is (RFC 7009, 2.2). */
    void revoke(String text) {
        read(text).ifPresent(link -> end(link.signIn().id()));
    }

    private String token(Link link) {
        return issuer.signed(
                TYPE,
                new JWTClaimsSet.Builder()
                        .issuer(issuer.name().toString())
                        .subject(link.signIn().user())
                        .expirationTime(Date.from(link.until()))
                        .claim("token_use", "refresh")
                        .claim("name", link.signIn().name())
                        .claim("origin_jti", link.signIn().id())
                        .claim("since", link.signIn().since().toEpochMilli())
                        .claim("scope", link.scope())
                        .claim("number", link.number())
                        .build());
    }

    private Optional<Link> read(String text) {
        return issuer.read(TYPE, text).map(claims -> {
            try {
                return new Link(
                        new SignIn(
                                claims.getSubject(),
                                claims.getStringClaim("name"),
                                claims.getStringClaim("origin_jti"),
                                Instant.ofEpochMilli(claims.getLongClaim("since"))),
                        claims.getStringClaim("scope"),
                        claims.getLongClaim("number"),
                        claims.getExpirationTime().toInstant());
            } catch (ParseException impossible) {
                throw new IllegalStateException("Signed here, so of this form", impossible);
            }
        });
    }

    /** @param refresh the token to go on with */
    record Renewed(SignIn signIn, String scope, String refresh) {}

    /** One token of a sign-in, by number. */
    private record Link(SignIn signIn, String scope, long number, Instant until) {}

    private record Chain(long newest, Instant replacedAt, Instant until, boolean ended) {}
}
