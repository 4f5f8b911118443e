package dev.tandem.functions.handler;

import dev.tandem.functions.access.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** {@code ETag} and {@code If-None-Match} (PROTOCOL R17; RFC 9110, 8.8.3 and 13.1.2). */
final class EntityTags {
    private static final Set<Route> TAGGED =
            Set.of(Route.GET_ROOM, Route.MEMBERS, Route.SNAPSHOT, Route.KINDS, Route.KIND, Route.OPENAPI);
    private static final int BYTES = 18;
    private static final int NOT_MODIFIED = 304;

    private EntityTags() {}

    /** The answer with its tag; without its body where the asker has the same already. */
    static HttpAnswer tagged(Route route, HttpRequest request, HttpAnswer answer) {
        if (!TAGGED.contains(route) || answer.status() != 200) {
            return answer;
        }
        String tag = tag(answer.body());
        return request.header("if-none-match")
                        .filter(known -> isKnown(known, tag))
                        .isPresent()
                ? new HttpAnswer(NOT_MODIFIED, Map.of("etag", tag), "")
                : answer.with("etag", tag);
    }

    private static boolean isKnown(String header, String tag) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || weak(each).equals(tag));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    /** A weak one: the same answer comes compressed or not. */
    private static String tag(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)) + "\"";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
