package dev.tandem.local.runtime;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where AWS's runtime interface client is: it comes with this module, and runs in the processes of functions only. */
final class RuntimeClient {
    static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** One class of each of its jars. */
    private static final List<String> CLASSES = List.of(
            MAIN,
            "com.amazonaws.services.lambda.runtime.RequestStreamHandler",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private RuntimeClient() {}

    static String classPath() {
        return CLASSES.stream().map(RuntimeClient::jar).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static String jar(String name) {
        try {
            CodeSource source = Class.forName(name, false, RuntimeClient.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Path.of(Objects.requireNonNull(source).getLocation().toURI()).toString();
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new IllegalStateException("the runtime interface client is not on the class path", missing);
        }
    }
}
