package dev.tandem.local.doctor;

import dev.tandem.json.Form;
import dev.tandem.protocol.Protocol;
import java.net.URI;

/**
 * A ticket for a socket (PROTOCOL C2).
 *
 * @param serverTime when it was made by the server's clock, in milliseconds since 1970
 */
record Ticket(String secret, URI url, long serverTime) {
    static final String SPOKEN = "tandem.v" + Protocol.VERSION;

    private static final long LIFE = 30_000;

    static Ticket of(Form answer) {
        Reaching.version(answer);
        return new Ticket(answer.text("ticket"), URI.create(answer.text("url")), answer.whole("expiresAt", 0) - LIFE);
    }

    /** Keeps the secret out of whatever is printed. */
    @Override
    public String toString() {
        return "a ticket for " + url;
    }
}
