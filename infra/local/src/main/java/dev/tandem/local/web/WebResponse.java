package dev.tandem.local.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a {@link WebRequest}.
 *
 * @param status 200 to 599
 * @param headers names in lower case; the length and the connection are left to the server
 * @param body the content, read-only, empty where there is none
 */
public record WebResponse(int status, Map<String, String> headers, ByteBuffer body) {

    public WebResponse {
        headers = Map.copyOf(headers);
        body = body.asReadOnlyBuffer();
    }

    public static WebResponse of(int status, String mediaType, String text) {
        return new WebResponse(status, Map.of("content-type", mediaType), ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    public static WebResponse empty(int status) {
        return new WebResponse(status, Map.of(), ByteBuffer.allocate(0));
    }

    /** The same response with one header more, or another value of it. */
    public WebResponse with(String lowerCaseName, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(lowerCaseName, value);
        return new WebResponse(status, more, body);
    }
}
