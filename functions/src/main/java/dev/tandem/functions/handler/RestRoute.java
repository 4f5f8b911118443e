package dev.tandem.functions.handler;

import dev.tandem.functions.access.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What serves one line of the table of routes. */
record RestRoute(Route route, Function<RestCall, HttpAnswer> serve) {
    static RestRoute of(Route route, Function<RestCall, HttpAnswer> serve) {
        return new RestRoute(route, serve);
    }

    /** What stands at the placeholders, or nothing where it is another path. */
    Optional<List<String>> match(List<String> segments) {
        List<String> path = route.path();
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

    /** Placeholders: a path that names what another leaves open goes first. */
    long open() {
        return route.path().stream().filter("*"::equals).count();
    }
}
