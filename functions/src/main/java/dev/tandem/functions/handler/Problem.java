package dev.tandem.functions.handler;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was not served, as problem details (PROTOCOL R, RFC 9457); {@code detail} is the same object as in an error frame.
 *
 * @param retryAfter milliseconds
 */
record Problem(ErrorCode code, Optional<Long> retryAfter, Map<String, Json> detail) {
    private static final long MILLIS = 1000;

    static Problem of(ErrorCode code) {
        return new Problem(code, Optional.empty(), Map.of());
    }

    static Problem of(ErrorCode code, Map<String, Json> detail) {
        return new Problem(code, Optional.empty(), detail);
    }

    /** A member of the request that is not of its form. */
    static Problem malformed(String at) {
        return of(ErrorCode.BAD_MESSAGE, Map.of("at", Json.of(at)));
    }

    static Problem of(ServerMessage.Failure failure) {
        return new Problem(failure.code(), failure.retryAfter(), failure.detail());
    }

    static Problem later(ErrorCode code) {
        return new Problem(code, Optional.of(MILLIS), Map.of());
    }

    static Problem throttled(Duration wait) {
        return new Problem(ErrorCode.THROTTLED, Optional.of(wait.toMillis()), Map.of());
    }

    HttpAnswer answer() {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/problem+json");
        retryAfter.ifPresent(millis -> headers.put("retry-after", Long.toString((millis + MILLIS - 1) / MILLIS)));
        if (code == ErrorCode.SIGNED_OUT) {
            headers.put("www-authenticate", "Bearer");
        }
        return new HttpAnswer(status(), headers, JsonWriter.write(body()));
    }

    private Json body() {
        var body = Json.object()
                .put("type", "about:blank")
                .put("title", title(status()))
                .put("status", status())
                .put("code", code.wire())
                .put("then", code.then().wire())
                .putWhole("retryAfter", retryAfter);
        return detail.isEmpty() ? body.build() : body.put("detail", detail).build();
    }

    private int status() {
        return switch (code) {
            case BAD_JSON, DUPLICATE_KEY, TOO_DEEP, BAD_MESSAGE, SERVER_OWNED_FIELD, UNKNOWN_ACTION, UPGRADE_REQUIRED ->
                400;
            case SIGNED_OUT -> 401;
            case FORBIDDEN, CLIENT_NOT_YOURS, WRONG_ACCOUNT -> 403;
            // Whoever is no member does not learn whether the room exists.
            case NOT_A_MEMBER, NOT_FOUND, INVITATION_NOT_FOUND -> 404;
            case UNKNOWN_CLIENT,
                    GAP,
                    EPOCH_CHANGED,
                    RESYNC,
                    NOT_JOINED,
                    ALREADY_EXISTS,
                    LAST_OWNER,
                    LOCKED,
                    ARCHIVED,
                    QUOTA_EXCEEDED -> 409;
            case INVITATION_EXPIRED, INVITATION_USED -> 410;
            case TOO_LARGE -> 413;
            case KEY_REUSED -> 422;
            case THROTTLED -> 429;
            case INTERNAL -> 500;
            case BUSY -> 503;
        };
    }

    /** The status's own words (RFC 9110), as the type {@code about:blank} asks for. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
