package dev.tandem.local.gateway;

import dev.tandem.local.LambdaFunction;
import java.util.List;

/**
 * A REQUEST authorizer of the {@code $connect} route.
 *
 * @param function gets the request and returns a principal, a policy and a context
 * @param identitySources such as {@code route.request.header.Authorization}; where one is missing the answer is 401 and
 *     the function is not asked
 */
public record Authorizer(LambdaFunction function, List<String> identitySources) {

    /**
     * Checks the identity sources.
     *
     * @throws IllegalArgumentException for one of another form
     */
    public Authorizer {
        identitySources = List.copyOf(identitySources);
        identitySources.forEach(IdentitySource::parse);
    }

    boolean isIdentified(ClientRequest request) {
        return identitySources.stream().map(IdentitySource::parse).allMatch(source -> source.isIn(request));
    }
}
