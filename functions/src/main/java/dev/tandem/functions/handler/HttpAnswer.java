package dev.tandem.functions.handler;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * What a request gets back.
 *
 * @param headers beside the content type
 * @param body JSON text; empty for none
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
    /** Below this, compressing costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1024;

    HttpAnswer {
        headers = Map.copyOf(headers);
    }

    static HttpAnswer ok(Json body) {
        return of(200, body);
    }

    static HttpAnswer of(int status, Json body) {
        return new HttpAnswer(status, Map.of("content-type", "application/json"), JsonWriter.write(body));
    }

    /** Text that is JSON already. */
    static HttpAnswer text(String json) {
        return new HttpAnswer(200, Map.of("content-type", "application/json"), json);
    }

    /** The same with one more header. */
    HttpAnswer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }

    static HttpAnswer empty() {
        return new HttpAnswer(204, Map.of(), "");
    }

    /** The proxy result. Everything is the asker's own and may change: nobody keeps it. */
    Json result(boolean gzip) {
        boolean compress = gzip && body.length() >= WORTH_COMPRESSING;
        Map<String, String> all = new TreeMap<>(headers);
        all.put("cache-control", "no-store");
        all.put("vary", "accept-encoding, authorization, origin");
        if (compress) {
            all.put("content-encoding", "gzip");
        }
        var headers = Json.object();
        all.forEach(headers::put);
        return Json.object()
                .put("statusCode", status)
                .put("headers", headers.build())
                .put("body", compress ? Base64.getEncoder().encodeToString(compressed()) : body)
                .put("isBase64Encoded", compress)
                .build();
    }

    private byte[] compressed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 4);
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
