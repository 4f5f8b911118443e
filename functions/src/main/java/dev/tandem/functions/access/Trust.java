package dev.tandem.functions.access;

import java.time.Duration;

/**
 * Whose access tokens count.
 *
 * @param issuer exact {@code iss}
 * @param audience one of {@code aud}; where a token has none, its {@code client_id}
 * @param jwks public keys of the issuer: a JWK set (RFC 7517), or the address of one
 * @param skew how far the issuer's clock may be ahead of ours
 */
public record Trust(String issuer, String audience, String jwks, Duration skew) {}
