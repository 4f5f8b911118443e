package dev.tandem.functions.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tandem.functions.log.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys. Those at an address are fetched when the first token comes, and again when they are {@link #FRESH} old or a token names a
 * key that is not among them: so keys come and go without a restart. Where the issuer cannot be reached, what was fetched last is good for
 * {@link #STALE} more. Whatever tokens come, it is asked at most twice in {@link #PAUSE}.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
    /** How long a key that the issuer has withdrawn is still trusted. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** How long an outage of the issuer goes unnoticed by those who have signed in. */
    static final Duration STALE = Duration.ofHours(6);

    static final Duration PAUSE = Duration.ofSeconds(10);

    /** How long one request waits for another that is fetching; longer than two fetches take. */
    private static final Duration WAIT = Duration.ofSeconds(15);

    private final JWKSetSource<SecurityContext> sets;
    private final Clock clock;

    private IssuerKeys(JWKSetSource<SecurityContext> sets, Clock clock) {
        this.sets = sets;
        this.clock = clock;
    }

    /**
     * The keys in a text, or at an address.
     *
     * @param jwks a JWK set, or where one is: {@code https:}, or {@code http:} on this machine
     * @throws IllegalArgumentException where it is neither
     */
    static JWKSource<SecurityContext> of(String jwks, Clock clock, Log log) {
        if (jwks.strip().startsWith("{")) {
            return new ImmutableJWKSet<>(UsableKeys.read(jwks));
        }
        JWKSource<SecurityContext> built = JWKSourceBuilder.create(new KeyFetch(KeyFetch.address(jwks), clock))
                .retrying(event -> log.warn("issuer-keys-retried", Map.of()))
                .outageTolerant(STALE.toMillis(), event -> log.warn("issuer-keys-stale", Map.of()))
                .rateLimited(PAUSE.toMillis(), event -> log.warn("issuer-keys-limited", Map.of()))
                .cache(FRESH.toMillis(), WAIT.toMillis())
                .refreshAheadCache(false) // A function that is frozen between requests has no background.
                .build();
        return new IssuerKeys(((JWKSetBasedJWKSource<SecurityContext>) built).getJWKSetSource(), clock);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSet known = sets.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), context);
        List<JWK> found = selector.select(known);
        return found.isEmpty() ? selector.select(newer(known, context)) : found;
    }

    /** What was fetched within the pause is new enough to say that a key is not the issuer's. */
    private JWKSet newer(JWKSet known, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return sets.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), clock.millis(), context);
        } catch (RateLimitReachedException limited) {
            return known;
        }
    }
}
