package dev.tandem.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.local.web.WebRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request (RFC 6749, 3.1 and 3.2). An empty one is none; one that comes twice spoils the request.
 *
 * @param repeated names that came more than once
 */
record Parameters(Map<String, String> values, Set<String> repeated) {
    Parameters {
        values = Map.copyOf(values);
        repeated = Set.copyOf(repeated);
    }

    static Parameters ofQuery(WebRequest request) {
        return new Parameters(request.query(), request.repeated());
    }

    /** The fields of a form; nothing where it is none. */
    static Optional<Parameters> ofForm(WebRequest request) {
        String type = request.header("content-type").split(";", 2)[0].strip();
        return type.equalsIgnoreCase("application/x-www-form-urlencoded") ? ofForm(request.body()) : Optional.empty();
    }

    private static Optional<Parameters> ofForm(String body) {
        Map<String, String> values = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        try {
            for (String field : body.split("&", -1)) {
                String[] parts = field.split("=", 2);
                String name = URLDecoder.decode(parts[0], UTF_8);
                String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8);
                if (values.put(name, value) != null) {
                    repeated.add(name);
                }
            }
        } catch (IllegalArgumentException wronglyEncoded) {
            return Optional.empty();
        }
        return Optional.of(new Parameters(values, repeated));
    }

    /** A value, empty where there is none. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** An address with parameters added to its query; those without a value are left out. */
    static String added(String address, Map<String, String> more) {
        StringBuilder to = new StringBuilder(address);
        more.forEach((name, value) -> {
            if (!value.isEmpty()) {
                to.append(to.indexOf("?") < 0 ? '?' : '&')
                        .append(URLEncoder.encode(name, UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, UTF_8));
            }
        });
        return to.toString();
    }
}
