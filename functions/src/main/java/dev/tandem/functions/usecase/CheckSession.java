package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.TicketStore;

/** Whether a sign-in still counts: its token may be good for hours after somebody signed out. */
public final class CheckSession {
    private final TicketStore tickets;

    public CheckSession(TicketStore tickets) {
        this.tickets = tickets;
    }

    public boolean holds(Identity who) {
        return !tickets.ended(who.user(), who.session());
    }
}
