package dev.tandem.functions;

import dev.tandem.functions.store.Session;
import dev.tandem.functions.usecase.CheckSession;
import dev.tandem.functions.usecase.DismissSocket;
import dev.tandem.functions.usecase.EndConnections;
import dev.tandem.functions.usecase.IdentifyCaller;
import dev.tandem.functions.usecase.IssueTicket;
import dev.tandem.functions.usecase.OpenConnection;
import dev.tandem.functions.usecase.RedeemTicket;
import dev.tandem.functions.usecase.SignOut;
import dev.tandem.functions.usecase.Tokens;
import java.time.Instant;

/** Builds the use cases between a sign-in and an open socket, and back. */
public final class SignIns {
    /** Too short for anybody who is. */
    private static final String NOBODY = "-";

    private final Wiring wiring;

    SignIns(Wiring wiring) {
        this.wiring = wiring;
    }

    public IssueTicket issueTicket() {
        return new IssueTicket(
                wiring.ports().tickets(),
                new Tokens(wiring.around().secrets()),
                wiring.clock(),
                wiring.config().socketUrl());
    }

    public RedeemTicket redeemTicket() {
        return new RedeemTicket(
                wiring.ports().tickets(), wiring.clock(), wiring.config().origins());
    }

    public OpenConnection openConnection() {
        return new OpenConnection(
                wiring.ports().connections(), wiring.ports().tickets(), endConnections(), wiring.clock());
    }

    public IdentifyCaller identifyCaller() {
        return new IdentifyCaller(wiring.ports().connections(), wiring.ports().tickets(), wiring.clock());
    }

    public CheckSession checkSession() {
        return new CheckSession(wiring.ports().tickets());
    }

    public DismissSocket dismissSocket() {
        return new DismissSocket(wiring.fanOut(), endConnections());
    }

    public SignOut signOut() {
        return new SignOut(wiring.ports().tickets(), wiring.ports().connections(), endConnections(), wiring.clock());
    }

    /** Asks for a sign-in that nobody has. */
    public void prime() {
        wiring.ports().tickets().ended(NOBODY, new Session(NOBODY, Instant.EPOCH));
    }

    EndConnections endConnections() {
        return new EndConnections(wiring.closeConnection()::close, wiring.fanOut());
    }
}
