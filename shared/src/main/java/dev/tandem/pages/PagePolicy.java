package dev.tandem.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What every page is sent with, in the cloud and on a laptop: nothing runs, loads or frames that is not ours.
 *
 * <p>Sources: CSP Level 3, Trusted Types, OWASP Secure Headers.
 */
public final class PagePolicy {
    private static final List<String> DIRECTIVES = List.of(
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

    /** Headers beside the policy that are the same everywhere. */
    public static final Map<String, String> ISOLATION = Map.of(
            "cross-origin-opener-policy",
            "same-origin",
            "cross-origin-resource-policy",
            "same-origin",
            "permissions-policy",
            "camera=(), geolocation=(), microphone=()");

    private PagePolicy() {}

    /**
     * The content security policy.
     *
     * @param connectsTo origins that a page may ask beside its own: the sockets, and where tokens are had
     */
    public static String contentSecurity(List<String> connectsTo) {
        List<String> policy = new ArrayList<>(DIRECTIVES);
        policy.add(("connect-src 'self' " + String.join(" ", connectsTo)).strip());
        return String.join("; ", policy);
    }
}
