package dev.tandem.functions.handler;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets pages of listed origins ask (PROTOCOL R17; the Fetch standard, "CORS protocol"). Tokens are sent by the page itself, so no request carries
 * credentials of the browser. An origin is listed exactly or not at all.
 */
final class CrossOrigin {
    private static final Map<String, String> PREFLIGHT = Map.of(
            "access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE",
            "access-control-allow-headers",
                    "authorization, content-type, content-encoding, idempotency-key, if-none-match",
            "access-control-max-age", "600");

    private final Set<String> origins;

    /**
     * Answers pages of some origins.
     *
     * @param origins none: only pages of the API's own origin
     */
    CrossOrigin(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** The answer to the browser's question whether a page may ask; nothing where the request is none. */
    Optional<HttpAnswer> preflight(HttpRequest request) {
        boolean isOne = request.method().equals("OPTIONS")
                && request.header("origin").isPresent()
                && request.header("access-control-request-method").isPresent();
        if (!isOne) {
            return Optional.empty();
        }
        HttpAnswer answer = HttpAnswer.empty();
        if (listed(request).isPresent()) {
            for (Map.Entry<String, String> header : PREFLIGHT.entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return Optional.of(answer);
    }

    /** The answer, readable for the page that asked if its origin is listed. */
    HttpAnswer readable(HttpRequest request, HttpAnswer answer) {
        return listed(request)
                .map(origin -> answer.with("access-control-allow-origin", origin)
                        .with("access-control-expose-headers", "etag, retry-after"))
                .orElse(answer);
    }

    private Optional<String> listed(HttpRequest request) {
        return request.header("origin").filter(origins::contains);
    }
}
