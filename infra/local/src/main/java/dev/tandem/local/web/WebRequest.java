package dev.tandem.local.web;

import java.util.Map;

/**
 * A request for a page.
 *
 * @param method in upper case
 * @param path percent-decoded, starting with {@code /}
 * @param query percent-decoded; of several values the last
 * @param headers names in lower case; several values joined with {@code ", "}
 * @param body as UTF-8 text, empty where there is none
 */
public record WebRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    public WebRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The value of a header, empty where it is absent. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }
}
