package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.TicketStore;
import dev.tandem.functions.store.TicketStore.Ticket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives somebody who signed in a ticket that opens one socket (PROTOCOL C2). */
public final class IssueTicket {
    static final Duration LIFE = Duration.ofSeconds(30);

    /** By which a ticket is known where it should not be: in a log, in a repository. */
    private static final String PREFIX = "tkt_";

    private static final int BYTES = 32;
    static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final TicketStore tickets;
    private final Tokens tokens;
    private final Clock clock;
    private final URI socketUrl;

    /**
     * Names the given address to whoever gets a ticket.
     *
     * @param socketUrl where sockets are opened; {@code ws:/path} stands for that path at the host that was asked
     */
    public IssueTicket(TicketStore tickets, Tokens tokens, Clock clock, URI socketUrl) {
        this.tickets = tickets;
        this.tokens = tokens;
        this.clock = clock;
        this.socketUrl = socketUrl;
    }

    /**
     * Makes one.
     *
     * @param origin of the page that asked; empty where there is none
     * @param host that was asked, as the request names it
     */
    public Issued issue(Identity who, Optional<String> origin, Optional<String> host) {
        String ticket = PREFIX + tokens.fresh(BYTES);
        Instant end = clock.instant().plus(LIFE);
        tickets.put(new Ticket(Tokens.hash(ticket), who.user(), who.name(), origin, end, who.until(), who.session()));
        return new Issued(ticket, end, address(host));
    }

    /** A laptop is reached by many names, and a page may open sockets only to the one it came from. */
    private URI address(Optional<String> host) {
        boolean anyHost = socketUrl.getAuthority() == null;
        return anyHost
                ? host.filter(name -> HOST.matcher(name).matches())
                        .map(name -> URI.create(socketUrl.getScheme() + "://" + name + socketUrl.getPath()))
                        .orElse(socketUrl)
                : socketUrl;
    }

    /** A ticket, until when it is good, and where to use it. */
    public record Issued(String ticket, Instant expiresAt, URI url) {}
}
