package dev.tandem.local.stack;

import dev.tandem.local.Refused;
import dev.tandem.local.dynamo.DataDirectory;
import dev.tandem.local.gateway.Gateway;
import dev.tandem.local.signin.IssuerKey;
import java.net.URI;

/**
 * Database, functions, stream and gateway, running.
 *
 * <p>A commit becomes an answer through {@code gateway → UpdateHandler → database}, and is told to everybody else through
 * {@code stream → BroadcastHandler → @connections → gateway}, exactly as in the cloud.
 */
public final class LocalStack implements AutoCloseable {
    private final Opened opened;
    private final Gateway gateway;

    private LocalStack(Opened opened, Gateway gateway) {
        this.opened = opened;
        this.gateway = gateway;
    }

    /**
     * Starts a stack; when this returns, it serves.
     *
     * @throws Refused {@code port-in-use}, or as {@link DataDirectory#open} and {@link IssuerKey#in} say
     */
    public static LocalStack start(StackSettings settings) {
        Opened opened = new Opened();
        try {
            return new LocalStack(opened, new Assembly(settings, opened).assemble());
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    /** Where a browser goes. */
    public URI url() {
        return URI.create("http://localhost:" + gateway.port());
    }

    /** Cuts every connection as a failing network does. */
    public void cutAll() {
        gateway.cutAll();
    }

    /** Says goodbye to the clients, lets the functions end, and writes what is to be written. */
    @Override
    public void close() {
        opened.close();
    }
}
