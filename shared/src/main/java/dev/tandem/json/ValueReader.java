package dev.tandem.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.json.JsonReader.Limits;
import dev.tandem.json.JsonRefused.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the value of one text, token by token. */
final class ValueReader {
    private final JsonParser parser;
    private final Limits limits;

    ValueReader(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    Json document() throws IOException {
        Json value = value(parser.nextToken(), 1);
        if (parser.nextToken() != null) {
            throw notJson();
        }
        return value;
    }

    private Json value(@Nullable JsonToken token, int depth) throws IOException {
        if (token == null) {
            throw notJson();
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> new Json.Str(text(limits.string()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw notJson();
        };
    }

    private Json object(int depth) throws IOException {
        checkDepth(depth);
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = text(limits.name());
            if (members.containsKey(name)) {
                throw refused(Code.DUPLICATE_KEY);
            }
            members.put(name, value(parser.nextToken(), depth + 1));
        }
        return new Json.Obj(members);
    }

    private Json array(int depth) throws IOException {
        checkDepth(depth);
        List<Json> items = new ArrayList<>();
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return new Json.Arr(items);
            }
            items.add(value(token, depth + 1));
        }
    }

    private Json number() throws IOException {
        String text = parser.getText();
        if (text.length() > limits.number()) {
            throw refused(Code.TOO_LARGE);
        }
        return Numbers.ofText(text).map(Json.Num::new).orElseThrow(() -> refused(Code.TOO_LARGE));
    }

    private String text(int limit) throws IOException {
        String text = parser.getText();
        // First, because a refusal of the length names the place, and the name may be part of it.
        if (hasLoneSurrogate(text)) {
            throw notJson();
        }
        if (text.length() > limit) {
            throw refused(Code.TOO_LARGE);
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void checkDepth(int depth) {
        if (depth > limits.depth()) {
            throw refused(Code.TOO_DEEP);
        }
    }

    private JsonRefused refused(Code code) {
        return new JsonRefused(code, parser.getParsingContext().pathAsPointer().toString());
    }

    private JsonRefused notJson() {
        return new JsonRefused(Code.BAD_JSON, lineAndColumn(parser.currentTokenLocation()));
    }

    static String lineAndColumn(JsonLocation location) {
        return Math.max(1, location.getLineNr()) + ":" + Math.max(1, location.getColumnNr());
    }
}
