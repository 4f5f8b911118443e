package dev.tandem.functions.usecase;

import dev.tandem.json.Json;
import dev.tandem.protocol.ErrorCode;
import java.util.Map;
import java.util.function.Function;

/** What came of a request. */
public sealed interface Result<T> {
    /** It was served. */
    record Done<T>(T value) implements Result<T> {}

    /** It was not; nothing changed. */
    record Refused<T>(ErrorCode code, Map<String, Json> detail) implements Result<T> {
        public Refused {
            detail = Map.copyOf(detail);
        }
    }

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> refused(ErrorCode code) {
        return new Refused<>(code, Map.of());
    }

    /** A member of the request that is not of its form; {@code at} is a JSON pointer. */
    static <T> Result<T> malformed(String at) {
        return new Refused<>(ErrorCode.BAD_MESSAGE, Map.of("at", Json.of(at)));
    }

    /** The value as something else; a refusal stays one. */
    default <U> Result<U> map(Function<T, U> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Refused<T>(ErrorCode code, Map<String, Json> detail) -> new Refused<>(code, detail);
        };
    }
}
