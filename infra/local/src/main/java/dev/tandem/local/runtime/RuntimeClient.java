package dev.tandem.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private static final String NATIVE_PART =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private RuntimeClient() {}

    /**
     * Where the client finds its native part. By itself it unpacks that to one and the same path in every process, and two that start at once spoil it for
     * each other; so it is unpacked here, once.
     */
    static String nativePart() {
        return "-D" + NATIVE_PART + "=" + Unpacked.LIBRARY;
    }

    /** Done when it is first asked for. */
    private static final class Unpacked {
        static final Path LIBRARY = library();

        private static Path library() {
            boolean musl = Files.exists(Path.of("/etc/alpine-release"));
            String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
            String name = "/jni/libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + machine + ".so";
            try (InputStream library = Objects.requireNonNull(RuntimeClient.class.getResourceAsStream(name), name)) {
                Path file = Files.createTempFile("runtime-client", ".so");
                file.toFile().deleteOnExit();
                Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

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
