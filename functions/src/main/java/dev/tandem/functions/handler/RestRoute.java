package dev.tandem.functions.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of the route table.
 *
 * @param path segments; {@code *} stands for any one
 */
record RestRoute(String method, List<String> path, Function<RestCall, HttpAnswer> serve) {
    static RestRoute of(String method, String path, Function<RestCall, HttpAnswer> serve) {
        return new RestRoute(method, List.of(path.split("/", -1)), serve);
    }

    /** What stands at the placeholders, or nothing where it is another path. */
    Optional<List<String>> match(List<String> segments) {
        List<String> places = new ArrayList<>();
        if (segments.size() != path.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).equals("*")) {
                places.add(segments.get(i));
            } else if (!path.get(i).equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }
}
