package dev.tandem.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON trees, read strictly: one value and nothing behind it. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object of strings. */
    static ObjectNode strings(Map<String, String> values) {
        ObjectNode object = object();
        values.forEach(object::put);
        return object;
    }

    /**
     * Reads one value.
     *
     * @throws IOException where it is not JSON, nothing at all, or deeper than 1,000
     */
    static JsonNode read(byte[] json) throws IOException {
        JsonNode value = MAPPER.readTree(json);
        if (value.isMissingNode()) {
            throw new IOException("Nothing is not JSON");
        }
        return value;
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A tree can always be written", e);
        }
    }

    static String text(JsonNode node) {
        return node.toString();
    }
}
