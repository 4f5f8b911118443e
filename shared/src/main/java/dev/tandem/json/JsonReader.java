package dev.tandem.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.tandem.json.JsonRefused.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259), strictly: no duplicate keys, no trailing text, no byte order mark, no lone surrogates, no numbers that
 * JavaScript would read as another one. Whatever is refused gives {@link JsonRefused}.
 */
public final class JsonReader {
    /** For what others send: the limits of PROTOCOL F4, and the 128 KB of one message. */
    public static final JsonReader FRAMES = new JsonReader(new Limits(16, 16_384, 128, 32, 131_072));

    /** For what Tandem itself stored, for files that a person puts there on purpose, and for whole snapshots. */
    public static final JsonReader FILES = new JsonReader(new Limits(32, 1_048_576, 256, 32, 67_108_864));

    /** For what AWS hands to a function: as {@link #FILES}, with the body of a request as one string in it. */
    public static final JsonReader EVENTS = new JsonReader(new Limits(32, 6_291_456, 256, 32, 67_108_864));

    private final Limits limits;
    private final JsonFactory factory;

    private JsonReader(Limits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(limits.constraints())
                // Names are the sender's: neither interned nor kept in a shared table.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }

    /** Reads UTF-8. */
    public Json read(byte[] utf8) {
        if (utf8.length > limits.document()) {
            throw new JsonRefused(Code.TOO_LARGE, "");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new JsonRefused(Code.BAD_JSON, "", notUtf8);
        }
    }

    /** Reads one value that is the whole text. */
    public Json read(String text) {
        if (text.length() > limits.document()) {
            throw new JsonRefused(Code.TOO_LARGE, "");
        }
        if (text.startsWith("\uFEFF")) {
            throw new JsonRefused(Code.BAD_JSON, "1:1");
        }
        try (JsonParser parser = factory.createParser(text)) {
            return new ValueReader(parser, limits).document();
        } catch (StreamConstraintsException beyond) {
            throw new JsonRefused(Code.TOO_LARGE, "", beyond);
        } catch (JsonParseException wrong) {
            throw new JsonRefused(Code.BAD_JSON, ValueReader.lineAndColumn(wrong.getLocation()), wrong);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /**
     * @param depth of nesting; the outermost value has depth 1
     * @param string length of a string in UTF-16 units
     * @param name length of a name in UTF-16 units
     * @param number length of a number's text
     * @param document length of the text
     */
    record Limits(int depth, int string, int name, int number, int document) {
        /** One wider than the limits themselves, which {@link ValueReader} checks: so it knows which one was met, and where. */
        StreamReadConstraints constraints() {
            return StreamReadConstraints.builder()
                    .maxNestingDepth(depth + 1)
                    .maxStringLength(string + 1)
                    .maxNameLength(name + 1)
                    .maxNumberLength(number + 1)
                    .maxDocumentLength(document + 1L)
                    .build();
        }
    }
}
