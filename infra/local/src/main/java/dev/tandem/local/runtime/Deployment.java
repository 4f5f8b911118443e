package dev.tandem.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function as it is deployed.
 *
 * @param name of the function
 * @param handler the class, or class and method, that is called
 * @param task the folder of its code: what Lambda unpacks the archive into
 * @param environment its variables, without those that Lambda sets
 * @param megabytes of memory
 * @param timeout of one invocation
 * @param snapshot whether environments are restored from a snapshot (SnapStart)
 * @param lent what its role may show
 * @param region where it is
 * @param options of the Java machine, besides those that Lambda chooses
 */
public record Deployment(
        String name,
        String handler,
        Path task,
        Map<String, String> environment,
        int megabytes,
        Duration timeout,
        boolean snapshot,
        Lent lent,
        String region,
        List<String> options) {
    public Deployment {
        environment = Map.copyOf(environment);
        options = List.copyOf(options);
    }

    String arn() {
        return "arn:aws:lambda:" + region + ":000000000000:function:" + name + ":live";
    }
}
