package dev.tandem.local.cli;

import dev.tandem.local.hosting.Hosting;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code gateway --handlers FILE}: serves WebSocket Lambdas of others, without anything of Tandem behind it. */
final class HostHandlers implements Command {
    private static final int PORT = 8787;
    private static final Arguments.Form FORM =
            new Arguments.Form(List.of(), Set.of("--handlers", "--port", "--management-port"), Set.of());

    @Override
    public void run(List<String> words, Terminal terminal) throws InterruptedException {
        Hosting hosting = serve(words, terminal);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(hosting::close));
        new CountDownLatch(1).await();
    }

    /** Starts to serve and says where. */
    static Hosting serve(List<String> words, Terminal terminal) {
        Arguments arguments = FORM.read(words);
        Path file = arguments
                .value("--handlers")
                .map(Path::of)
                .orElseThrow(() -> new Usage("missing-argument", "Name the file: gateway --handlers FILE."));
        // Whoever has credentials in the environment signs with those.
        String accessKey = terminal.environment().getOrDefault("AWS_ACCESS_KEY_ID", randomKey());
        Hosting hosting = Hosting.start(
                file,
                new Hosting.Ports(
                        arguments.number("--port", 0, 65_535, PORT),
                        arguments.number("--management-port", 0, 65_535, 0),
                        accessKey),
                management -> pointTheSdkThere(management, accessKey));
        terminal.out().println("ready " + hosting.sockets());
        terminal.out().println("connections " + hosting.management() + "/@connections");
        terminal.out().println("access-key-id " + accessKey);
        terminal.out().flush();
        return hosting;
    }

    /** So that a client of the AWS SDK for Java 2 in a handler finds the management API without being told. */
    private static void pointTheSdkThere(URI management, String accessKey) {
        Map.of(
                        "aws.endpointUrlApiGatewayManagementApi",
                        management.toString(),
                        "aws.accessKeyId",
                        accessKey,
                        "aws.secretAccessKey",
                        "not-checked")
                .forEach(System::setProperty);
        if (System.getProperty("aws.region") == null) {
            System.setProperty("aws.region", "us-east-1");
        }
    }

    private static String randomKey() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return "AKIA" + HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
