package dev.tandem.local.hosting;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.gateway.WebSocketApi;
import java.util.Map;

/** What the file says: the API, and all functions behind it. */
record Hosted(WebSocketApi api, Map<String, LambdaFunction> functions) implements AutoCloseable {

    @Override
    public void close() {
        for (LambdaFunction function : functions.values()) {
            if (function instanceof Environments environments) {
                environments.close();
            }
        }
    }
}
