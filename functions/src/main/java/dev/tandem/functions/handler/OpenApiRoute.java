package dev.tandem.functions.handler;

import dev.tandem.functions.access.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The description of this API (PROTOCOL R20). */
final class OpenApiRoute {
    private static final String DOCUMENT = "/openapi.json";

    private OpenApiRoute() {}

    static List<RestRoute> table() {
        String document = read();
        return List.of(RestRoute.of(Route.OPENAPI, call -> HttpAnswer.text(document)));
    }

    private static String read() {
        try (InputStream in = OpenApiRoute.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException(DOCUMENT + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(DOCUMENT, unreadable);
        }
    }
}
