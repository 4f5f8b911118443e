package dev.tandem.functions.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tandem.functions.store.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from the claims of a good token who somebody is. */
final class PersonClaims {
    private static final int MAX_NAME = 100;
    private static final int MAX_EMAIL = 254;

    private PersonClaims() {}

    /**
     * The person, and the sign-in.
     *
     * @param token the text whose claims these are
     */
    static Identity of(JWTClaimsSet claims, String token) {
        String user = claims.getSubject();
        return new Identity(
                user,
                name(claims).orElse(user),
                claims.getExpirationTime().toInstant(),
                email(claims),
                new Session(session(claims, token), since(claims)));
    }

    private static Optional<String> name(JWTClaimsSet claims) {
        return text(claims, "name")
                .map(name -> name.substring(
                        0, name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length())))));
    }

    /** Some issuers write the truth as text. */
    private static Optional<String> email(JWTClaimsSet claims) {
        Object verified = claims.getClaim("email_verified");
        return text(claims, "email")
                .filter(email -> Boolean.TRUE.equals(verified) || "true".equals(verified))
                .filter(email -> email.length() <= MAX_EMAIL && email.indexOf('@') > 0);
    }

    /** What the tokens of one sign-in share; where the issuer names nothing of that sort, each token is its own. */
    private static String session(JWTClaimsSet claims, String token) {
        return Stream.of("sid", "origin_jti", "jti")
                .flatMap(claim -> text(claims, claim).map(value -> claim + ":" + value).stream())
                .findFirst()
                .map(PersonClaims::hash)
                .orElseGet(() -> hash(TokenText.signed(token)));
    }

    /** {@code auth_time} stays when a token is refreshed; it may have a fraction (RFC 7519, NumericDate). */
    private static Instant since(JWTClaimsSet claims) {
        if (claims.getClaim("auth_time") instanceof Number seconds) {
            return Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000));
        }
        Date issued = claims.getIssueTime();
        return issued == null ? Instant.EPOCH : issued.toInstant();
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
