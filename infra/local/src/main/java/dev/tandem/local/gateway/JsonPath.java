package dev.tandem.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of JSONPath that picks one value: {@code .name}, {@code ['name']} and {@code [0]}.
 *
 * <p>Reads tokens instead of a tree, so that the depth of a document costs no stack. Of duplicate names the last
 * counts.
 */
final class JsonPath {

    private sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    private static final Pattern STEP = Pattern.compile(
            "\\.(?<name>[A-Za-z_$][\\w$-]*)|\\[(?<index>\\d{1,6})]|\\['(?<single>[^']*)']|\\[\"(?<double>[^\"]*)\"]");

    private static final JsonFactory TOKENS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Reads a path; an empty one is the whole document.
     *
     * @throws IllegalArgumentException for anything that picks more than one value
     */
    static JsonPath parse(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 0;
        for (; at < path.length(); at = matcher.end()) {
            if (!matcher.region(at, path.length()).lookingAt()) {
                throw new IllegalArgumentException("Not a path to one value: " + path);
            }
            steps.add(step(matcher));
        }
        return new JsonPath(steps);
    }

    private static Step step(Matcher matcher) {
        if (matcher.group("index") != null) {
            return new Step.Index(Integer.parseInt(matcher.group("index")));
        }
        for (String group : List.of("name", "single", "double")) {
            if (matcher.group(group) != null) {
                return new Step.Name(matcher.group(group));
            }
        }
        throw new IllegalStateException("One of the alternatives has matched");
    }

    /**
     * The value in a document as text; empty where there is none.
     *
     * @throws IOException where the document is not one JSON value
     */
    String find(String document) throws IOException {
        try (JsonParser tokens = TOKENS.createParser(document)) {
            if (tokens.nextToken() == null) {
                throw new IOException("Nothing there");
            }
            String found = find(tokens, 0);
            if (tokens.nextToken() != null) {
                throw new IOException("More than one value");
            }
            return found;
        }
    }

    /** Consumes the value at the current token; goes no deeper than the path is long. */
    private String find(JsonParser tokens, int depth) throws IOException {
        if (depth == steps.size()) {
            return ValueText.read(tokens);
        }
        return switch (steps.get(depth)) {
            case Step.Name(String name)
            when tokens.currentToken() == JsonToken.START_OBJECT -> member(tokens, name, depth);
            case Step.Index(int index)
            when tokens.currentToken() == JsonToken.START_ARRAY -> element(tokens, index, depth);
            case Step.Name _, Step.Index _ -> {
                tokens.skipChildren();
                yield "";
            }
        };
    }

    private String member(JsonParser tokens, String name, int depth) throws IOException {
        String found = "";
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = tokens.currentName().equals(name);
            tokens.nextToken();
            if (wanted) {
                found = find(tokens, depth + 1);
            } else {
                tokens.skipChildren();
            }
        }
        return found;
    }

    private String element(JsonParser tokens, int index, int depth) throws IOException {
        String found = "";
        for (int i = 0; tokens.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == index) {
                found = find(tokens, depth + 1);
            } else {
                tokens.skipChildren();
            }
        }
        return found;
    }
}
