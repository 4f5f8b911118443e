package dev.tandem.local.web;

import java.util.Map;
import java.util.Set;

/**
 * A request for a page.
 *
 * @param method in upper case
 * @param path percent-decoded, starting with {@code /}
 * @param query percent-decoded; of several values the last
 * @param headers names in lower case; several values joined with {@code ", "}
 * @param body as UTF-8 text, empty where there is none
 * @param repeated names in the query that came more than once
 */
public record WebRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        Set<String> repeated) {

    public WebRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        repeated = Set.copyOf(repeated);
    }

    /** One whose query has no name twice. */
    public WebRequest(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        this(method, path, query, headers, body, Set.of());
    }

    /** The value of a header, empty where it is absent. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }
}
