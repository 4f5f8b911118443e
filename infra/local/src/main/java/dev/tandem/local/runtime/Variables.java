package dev.tandem.local.runtime;

import java.util.HashMap;
import java.util.Map;

/**
 * The environment of a function. Source: "Defined runtime environment variables"; and "Activating SnapStart": a function with a snapshot has no
 * credentials in its environment but asks for them, as a container does, so that they cannot have ended before it is restored.
 */
record Variables(Deployment deployment, String api) {
    Map<String, String> all() {
        Map<String, String> all = new HashMap<>(deployment.environment());
        all.put("AWS_REGION", deployment.region());
        all.put("AWS_DEFAULT_REGION", deployment.region());
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        all.put("AWS_LAMBDA_FUNCTION_NAME", deployment.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(deployment.megabytes()));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + deployment.name());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        all.put("AWS_LAMBDA_RUNTIME_API", api);
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", deployment.snapshot() ? "snap-start" : "on-demand");
        all.put("LAMBDA_TASK_ROOT", deployment.task().toString());
        all.put("_HANDLER", deployment.handler());
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        Lent lent = deployment.lent();
        if (deployment.snapshot()) {
            all.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + api + RuntimeApi.CREDENTIALS);
            all.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", lent.token());
        } else {
            all.put("AWS_ACCESS_KEY_ID", lent.accessKey());
            all.put("AWS_SECRET_ACCESS_KEY", lent.secret());
            all.put("AWS_SESSION_TOKEN", lent.session());
        }
        return all;
    }
}
