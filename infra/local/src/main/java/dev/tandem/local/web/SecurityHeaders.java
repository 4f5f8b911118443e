package dev.tandem.local.web;

import java.util.Map;

/**
 * What every page is sent with: nothing runs, loads or frames that is not ours.
 *
 * <p>Sources: CSP Level 3, Trusted Types, OWASP Secure Headers. No {@code Strict-Transport-Security}: browsers ignore
 * it over plain HTTP.
 */
public final class SecurityHeaders {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data:",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'");

    private SecurityHeaders() {}

    /**
     * The headers for a page of one host.
     *
     * @param host name and port as the browser wrote them; already checked, since it goes into the policy
     */
    public static Map<String, String> forHost(String host) {
        return Map.of(
                // Not every browser takes ws: of the same host for 'self'.
                "content-security-policy",
                POLICY + "; connect-src 'self' ws://" + host,
                "x-content-type-options",
                "nosniff",
                "referrer-policy",
                "no-referrer",
                "cross-origin-opener-policy",
                "same-origin",
                "cross-origin-resource-policy",
                "same-origin",
                "permissions-policy",
                "camera=(), geolocation=(), microphone=()");
    }
}
