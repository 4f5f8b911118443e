package dev.tandem.functions.handler;

import dev.tandem.protocol.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The body of a request as text, whatever it was packed in (RFC 9110, 8.4). */
final class RequestBody {
    /** As much as a function takes uncompressed (AWS Lambda, quotas: 6 MB); what a body may be longer than is the route's to say. */
    static final int INFLATED_MAX = 6 * 1024 * 1024;

    private RequestBody() {}

    /** @throws Refused where the encoding is none that is known, the bytes are not of it, or there is too much in them */
    static String text(byte[] bytes, String encoding) {
        return switch (encoding) {
            case "identity" -> new String(bytes, StandardCharsets.UTF_8);
            case "gzip" -> utf8(inflated(bytes));
            default -> throw new Refused(ErrorCode.BAD_MESSAGE);
        };
    }

    /** Stops at the bound: a few kilobytes can be gigabytes of zeros. */
    private static byte[] inflated(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(INFLATED_MAX + 1);
            if (bytes.length > INFLATED_MAX) {
                throw new Refused(ErrorCode.TOO_LARGE);
            }
            return bytes;
        } catch (IOException notGzip) {
            throw new Refused(ErrorCode.BAD_MESSAGE);
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refused(ErrorCode.BAD_JSON);
        }
    }

    /** A body that cannot be read. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ErrorCode code;

        Refused(ErrorCode code) {
            // No stack trace: hostile input must be cheap to refuse.
            super(code.wire(), null, false, false);
            this.code = code;
        }

        ErrorCode code() {
            return code;
        }
    }
}
