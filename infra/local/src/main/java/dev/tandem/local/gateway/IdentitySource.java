package dev.tandem.local.gateway;

/** What a request has to carry before the authorizer is asked. */
sealed interface IdentitySource {

    record Header(String name) implements IdentitySource {}

    record Query(String name) implements IdentitySource {}

    /**
     * Reads {@code route.request.header.NAME} or {@code route.request.querystring.NAME}.
     *
     * @throws IllegalArgumentException for any other source
     */
    static IdentitySource parse(String expression) {
        String header = "route.request.header.";
        String query = "route.request.querystring.";
        if (expression.startsWith(header)) {
            return new Header(expression.substring(header.length()));
        }
        if (expression.startsWith(query)) {
            return new Query(expression.substring(query.length()));
        }
        throw new IllegalArgumentException("Not an identity source the gateway knows: " + expression);
    }

    default boolean isIn(ClientRequest request) {
        return !switch (this) {
            case Header(String name) -> request.header(name).isEmpty();
            case Query(String name) -> request.lastOf(request.query(), name).isEmpty();
        };
    }
}
