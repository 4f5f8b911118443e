package dev.tandem.functions.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tandem.model.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What the claims of a token have to be for it to be an access token of ours (RFC 9068; what Cognito does otherwise is said where it does). */
final class AccessClaims {
    private final Trust trust;
    private final Clock clock;
    private final List<Rule> rules = List.of(
            new Rule("issuer", this::isIssued),
            new Rule("audience", this::isForUs),
            new Rule("not for access", AccessClaims::isForAccess),
            new Rule("user id", AccessClaims::isSomebody),
            new Rule("ended", AccessClaims::hasNotEnded),
            new Rule("not begun", (claims, now) -> isPast(claims.getNotBeforeTime(), now)),
            new Rule("issued later", (claims, now) -> isPast(claims.getIssueTime(), now)));

    AccessClaims(Trust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /** The rule that they break, or nothing. */
    Optional<String> problem(JWTClaimsSet claims) {
        Instant now = clock.instant();
        return rules.stream()
                .filter(rule -> !rule.holds().test(claims, now))
                .map(Rule::name)
                .findFirst();
    }

    private boolean isIssued(JWTClaimsSet claims, Instant now) {
        return trust.issuer().equals(claims.getIssuer());
    }

    /** Access tokens of Cognito name their client in place of an audience. */
    private boolean isForUs(JWTClaimsSet claims, Instant now) {
        return claims.getAudience().isEmpty()
                ? trust.audience().equals(claims.getClaim("client_id"))
                : claims.getAudience().contains(trust.audience());
    }

    /** ID tokens say who signed in, to the page that asked; whoever got one from there shall do nothing with it here. */
    private static boolean isForAccess(JWTClaimsSet claims, Instant now) {
        Object use = claims.getClaim("token_use");
        return (use == null || use.equals("access"))
                && claims.getClaim("at_hash") == null
                && claims.getClaim("c_hash") == null;
    }

    private static boolean isSomebody(JWTClaimsSet claims, Instant now) {
        return claims.getSubject() != null && Ids.isUser(claims.getSubject());
    }

    /** To the moment, without skew: a socket ends with its token. */
    private static boolean hasNotEnded(JWTClaimsSet claims, Instant now) {
        Date end = claims.getExpirationTime();
        return end != null && end.toInstant().isAfter(now);
    }

    private boolean isPast(@Nullable Date date, Instant now) {
        return date == null || !date.toInstant().isAfter(now.plus(trust.skew()));
    }

    /** One rule and what the log calls its breach. */
    private record Rule(String name, BiPredicate<JWTClaimsSet, Instant> holds) {}
}
