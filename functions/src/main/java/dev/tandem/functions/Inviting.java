package dev.tandem.functions;

import dev.tandem.functions.usecase.AcceptInvitation;
import dev.tandem.functions.usecase.DeclineInvitation;
import dev.tandem.functions.usecase.FindInvitation;
import dev.tandem.functions.usecase.Invite;
import dev.tandem.functions.usecase.ListInvitations;
import dev.tandem.functions.usecase.MailInvitation;
import dev.tandem.functions.usecase.PreviewInvitation;
import dev.tandem.functions.usecase.ResendInvitation;
import dev.tandem.functions.usecase.RevokeInvitation;
import dev.tandem.functions.usecase.TellInviter;
import dev.tandem.functions.usecase.Tokens;

/** Builds the use cases of invitations. */
public final class Inviting {
    private final Wiring wiring;
    private final Ports ports;
    private final Surroundings around;

    Inviting(Wiring wiring) {
        this.wiring = wiring;
        this.ports = wiring.ports();
        this.around = wiring.around();
    }

    public Invite invite() {
        return new Invite(
                ports.invitations(),
                ports.rooms(),
                wiring.roomKinds(),
                mail(),
                new Tokens(around.secrets()),
                wiring.patience(),
                around.clock());
    }

    public ListInvitations list() {
        return new ListInvitations(ports.invitations(), wiring.access(), around.clock());
    }

    public RevokeInvitation revoke() {
        return new RevokeInvitation(ports.invitations(), ports.rooms(), wiring.patience(), around.clock());
    }

    public ResendInvitation resend() {
        return new ResendInvitation(
                ports.invitations(),
                ports.rooms(),
                mail(),
                new Tokens(around.secrets()),
                wiring.patience(),
                around.clock());
    }

    public PreviewInvitation preview() {
        return new PreviewInvitation(find(), ports.rooms(), around.clock());
    }

    public AcceptInvitation accept() {
        return new AcceptInvitation(
                find(),
                ports.invitations(),
                ports.rooms(),
                wiring.getRoom(),
                wiring.members().quota(),
                wiring.members().fanOut(),
                wiring.patience(),
                around.clock());
    }

    public DeclineInvitation decline() {
        TellInviter tell = new TellInviter(
                ports.rooms(), ports.notifications(), wiring.notifying().post());
        return new DeclineInvitation(find(), ports.invitations(), tell, wiring.patience(), around.clock());
    }

    private FindInvitation find() {
        return new FindInvitation(ports.invitations(), ports.rooms());
    }

    private MailInvitation mail() {
        return new MailInvitation(ports.mail(), wiring.appAddress(), ports.rooms(), around.log());
    }
}
