package dev.tandem.local.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A JSON value as the text a route key is compared with: {@code [a, b]} for an array, {@code {k=v}} for an object. */
final class ValueText {

    private ValueText() {}

    /** Consumes the value at the current token; uses no stack, however deep it is. */
    static String read(JsonParser tokens) throws IOException {
        var text = new StringBuilder();
        int depth = 0;
        boolean first = true;
        for (JsonToken token = tokens.currentToken(); token != null; token = tokens.nextToken()) {
            if (token.isStructEnd()) {
                depth--;
                first = false;
            } else if (!first) {
                text.append(", ");
            }
            text.append(piece(tokens, token));
            if (token.isStructStart()) {
                depth++;
            }
            first = token.isStructStart() || token == JsonToken.FIELD_NAME;
            if (depth == 0) {
                return text.toString();
            }
        }
        throw new IOException("The value does not end");
    }

    private static String piece(JsonParser tokens, JsonToken token) throws IOException {
        return switch (token) {
            case START_ARRAY -> "[";
            case END_ARRAY -> "]";
            case START_OBJECT -> "{";
            case END_OBJECT -> "}";
            case FIELD_NAME -> tokens.currentName() + "=";
            default -> tokens.getText();
        };
    }
}
