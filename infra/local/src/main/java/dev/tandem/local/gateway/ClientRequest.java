package dev.tandem.local.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of a request, copied from the socket.
 *
 * @param method in upper case
 * @param rawPath as it was sent
 * @param path percent-decoded
 * @param rawQuery as it was sent, without the question mark
 * @param query percent-decoded, values in their order
 * @param headers names as they were sent, found without regard to case, values in their order
 * @param sourceIp the address of the client
 * @param serverPort the port it came in by
 */
record ClientRequest(
        String method,
        String rawPath,
        String path,
        String rawQuery,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        String sourceIp,
        int serverPort) {

    /**
     * Copies what a request says.
     *
     * @throws IllegalArgumentException where the target is no path or is wrongly encoded
     */
    static ClientRequest of(HttpRequest request, String sourceIp, int serverPort) {
        if (!request.uri().startsWith("/")) {
            throw new IllegalArgumentException("The target of a request is a path");
        }
        // The semicolon is an ordinary character of a query.
        var uri = QueryStringDecoder.builder()
                .semicolonIsNormalChar(true)
                .maxParams(10_000)
                .build(request.uri());
        return new ClientRequest(
                request.method().name(),
                uri.rawPath(),
                uri.path(),
                uri.rawQuery(),
                uri.parameters(),
                copy(request.headers()),
                sourceIp,
                serverPort);
    }

    /** The last value of a header, empty where it is absent. */
    String header(String name) {
        return lastOf(headers, name);
    }

    /** The last value of a name, empty where it is absent. */
    String lastOf(Map<String, List<String>> values, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getLast();
    }

    private static Map<String, List<String>> copy(HttpHeaders headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : headers.names()) {
            copy.put(name, List.copyOf(headers.getAll(name)));
        }
        return copy;
    }
}
