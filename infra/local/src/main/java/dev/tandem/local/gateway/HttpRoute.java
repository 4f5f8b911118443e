package dev.tandem.local.gateway;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route of an HTTP API.
 *
 * @param key as it was declared
 * @param method the method, {@code ANY} for all
 * @param segments of the path; none for {@code $default}, which takes what no other route does
 */
record HttpRoute(String key, String method, List<Segment> segments) implements Comparable<HttpRoute> {

    sealed interface Segment {
        record Text(String text) implements Segment {}

        record Parameter(String name) implements Segment {}

        /** The rest of the path, at least one character. */
        record Rest(String name) implements Segment {}

        /** The more exact goes first. */
        default int rank() {
            return switch (this) {
                case Text _ -> 0;
                case Parameter _ -> 1;
                case Rest _ -> 2;
            };
        }
    }

    private static final String DEFAULT = "$default";
    private static final Pattern KEY = Pattern.compile("([A-Z]+) (/\\S*)");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9._-]+)(\\+?)}");

    /**
     * Reads {@code METHOD /path/{parameter}/{rest+}} or {@code $default}.
     *
     * @throws IllegalArgumentException for any other form
     */
    static HttpRoute parse(String key) {
        if (key.equals(DEFAULT)) {
            return new HttpRoute(key, "ANY", List.of());
        }
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A route key is METHOD /path or $default: " + key);
        }
        List<Segment> segments =
                split(matcher.group(2)).stream().map(HttpRoute::segment).toList();
        if (segments.stream().limit(segments.size() - 1L).anyMatch(Segment.Rest.class::isInstance)) {
            throw new IllegalArgumentException("{name+} takes the rest of a path, so nothing can follow: " + key);
        }
        return new HttpRoute(key, matcher.group(1), segments);
    }

    private static Segment segment(String text) {
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            String name = variable.group(1);
            return variable.group(2).isEmpty() ? new Segment.Parameter(name) : new Segment.Rest(name);
        }
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("A variable is a whole part of a path: " + text);
        }
        return new Segment.Text(text);
    }

    static List<String> split(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    boolean isDefault() {
        return key.equals(DEFAULT);
    }

    /** The path parameters, percent-decoded; empty where the request is not for this route. */
    Optional<Map<String, String>> match(String requestMethod, String rawPath) {
        if (isDefault()) {
            return Optional.of(Map.of());
        }
        List<String> parts = split(rawPath);
        boolean rest = segments.getLast() instanceof Segment.Rest;
        boolean sameLength = rest ? parts.size() >= segments.size() : parts.size() == segments.size();
        boolean sameMethod = method.equals("ANY") || method.equals(requestMethod);
        return sameLength && sameMethod ? parameters(parts) : Optional.empty();
    }

    private Optional<Map<String, String>> parameters(List<String> parts) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case Segment.Text(String text) -> {
                    if (!text.equals(parts.get(i))) {
                        return Optional.empty();
                    }
                }
                case Segment.Parameter(String name) -> parameters.put(name, decode(parts.get(i)));
                case Segment.Rest(String name) ->
                    parameters.put(name, decode(String.join("/", parts.subList(i, parts.size()))));
            }
        }
        return parameters.containsValue("") ? Optional.empty() : Optional.of(parameters);
    }

    private static String decode(String part) {
        return new QueryStringDecoder(part).path();
    }

    /**
     * Exact before variable before the rest, segment by segment; a method before {@code ANY}; {@code $default} last.
     */
    @Override
    public int compareTo(HttpRoute other) {
        if (isDefault() || other.isDefault()) {
            return Boolean.compare(isDefault(), other.isDefault());
        }
        List<Integer> mine =
                new ArrayList<>(segments.stream().map(Segment::rank).toList());
        List<Integer> theirs =
                new ArrayList<>(other.segments.stream().map(Segment::rank).toList());
        mine.add(method.equals("ANY") ? 1 : 0);
        theirs.add(other.method.equals("ANY") ? 1 : 0);
        return Arrays.compare(mine.toArray(Integer[]::new), theirs.toArray(Integer[]::new));
    }
}
