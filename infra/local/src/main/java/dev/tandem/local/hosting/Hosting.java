package dev.tandem.local.hosting;

import dev.tandem.local.Refused;
import dev.tandem.local.gateway.Gateway;
import dev.tandem.local.gateway.GatewaySettings;
import dev.tandem.local.gateway.HttpApi;
import dev.tandem.local.gateway.Latency;
import dev.tandem.local.gateway.Listen;
import dev.tandem.local.gateway.Mishaps;
import dev.tandem.local.gateway.Scheduler;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Consumer;

/** A gateway in front of the functions of others. */
public final class Hosting implements AutoCloseable {
    private final Hosted hosted;
    private final Gateway gateway;

    private Hosting(Hosted hosted, Gateway gateway) {
        this.hosted = hosted;
        this.gateway = gateway;
    }

    /**
     * Where to serve what.
     *
     * @param port of the sockets; 0 takes a free one
     * @param managementPort of {@code @connections}; 0 takes a free one
     * @param accessKey the access key id that requests to {@code @connections} have to be signed with
     */
    public record Ports(int port, int managementPort, String accessKey) {}

    /**
     * Loads the functions of a file and serves; clients are let in when this returns.
     *
     * @param management hears what a client of the management API is pointed to, before any code of others runs
     * @throws Refused {@code no-file}, {@code bad-handlers} or {@code port-in-use}
     */
    public static Hosting start(Path file, Ports ports, Consumer<URI> management) {
        Listen free = Listen.onLoopback(ports.port());
        Listen listen = new Listen(free.host(), ports.port(), ports.managementPort(), free.names());
        Gateway gateway = bind(listen);
        try {
            Hosted hosted = HandlersFile.read(file, stage -> management.accept(gateway.managementEndpoint(stage)));
            WebPages nothing = _ -> WebResponse.empty(404);
            gateway.serve(new GatewaySettings(
                    hosted.api(),
                    HttpApi.of("/-", Map.of()),
                    nothing,
                    nothing,
                    ports.accessKey(),
                    Latency.none(),
                    Mishaps.none(),
                    Scheduler.system(),
                    new SecureRandom()));
            return new Hosting(hosted, gateway);
        } catch (RuntimeException refused) {
            gateway.close();
            throw refused;
        }
    }

    private static Gateway bind(Listen listen) {
        try {
            return Gateway.bind(listen);
        } catch (IOException taken) {
            Refused refused = new Refused(
                    "port-in-use", taken.getMessage() + ": choose another with --port or --management-port.");
            refused.initCause(taken);
            throw refused;
        }
    }

    /** Where clients connect. */
    public URI sockets() {
        return URI.create("ws://localhost:" + gateway.port() + hosted.api().path());
    }

    /** What a client of the management API is pointed to. */
    public URI management() {
        return gateway.managementEndpoint(hosted.api().stage());
    }

    @Override
    public void close() {
        gateway.close();
        hosted.close();
    }
}
