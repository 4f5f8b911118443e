package dev.tandem.functions;

import dev.tandem.functions.usecase.ErasePerson;
import dev.tandem.functions.usecase.ExportPerson;
import dev.tandem.functions.usecase.Tokens;
import java.time.Instant;

/** Builds what is done with everything that is kept about one person. */
public final class AboutPeople {
    private final Wiring wiring;
    private final Ports ports;

    AboutPeople(Wiring wiring) {
        this.wiring = wiring;
        this.ports = wiring.ports();
    }

    public ExportPerson export() {
        return new ExportPerson(ports.people(), ports.rooms(), ports.invitations(), ports.notifications());
    }

    public ErasePerson erase() {
        ErasePerson.Ending ending = new ErasePerson.Ending(
                wiring.members().remove()::leave, wiring.rooms().delete()::end, this::signOut);
        return new ErasePerson(
                ports.rooms(),
                ports.people(),
                wiring.roomKinds(),
                ending,
                new Tokens(wiring.around().secrets()),
                wiring.clock());
    }

    private void signOut(String user) {
        wiring.signIns().endConnections().end(ports.connections().socketsOf(user, Instant.EPOCH));
    }
}
