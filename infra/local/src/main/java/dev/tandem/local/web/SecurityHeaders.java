package dev.tandem.local.web;

import dev.tandem.pages.PagePolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every page is sent with: the policy that the cloud sends, too.
 *
 * <p>No {@code Strict-Transport-Security}: browsers ignore it over plain HTTP.
 */
public final class SecurityHeaders {
    private SecurityHeaders() {}

    /**
     * The headers for a page of one host.
     *
     * @param host name and port as the browser wrote them; already checked, since it goes into the policy
     */
    public static Map<String, String> forHost(String host) {
        Map<String, String> headers = new HashMap<>(PagePolicy.ISOLATION);
        // Not every browser takes ws: of the same host for 'self'. Tokens are had at the same host.
        headers.put("content-security-policy", PagePolicy.contentSecurity(List.of("ws://" + host)));
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        return headers;
    }
}
