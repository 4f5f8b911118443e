package dev.tandem.functions;

import dev.tandem.functions.usecase.ChangeMember;
import dev.tandem.functions.usecase.EnterRoom;
import dev.tandem.functions.usecase.ListMembers;
import dev.tandem.functions.usecase.MemberFanOut;
import dev.tandem.functions.usecase.MemberQuota;
import dev.tandem.functions.usecase.RegisterClient;
import dev.tandem.functions.usecase.RemoveMember;
import dev.tandem.functions.usecase.RevokeAccess;
import dev.tandem.functions.usecase.SetLink;
import dev.tandem.functions.usecase.SetMember;

/** What is done about who is in a room. */
public final class MemberUseCases {
    private final Wiring wiring;

    MemberUseCases(Wiring wiring) {
        this.wiring = wiring;
    }

    public ListMembers list() {
        return new ListMembers(wiring.access(), wiring.roomKinds());
    }

    public SetMember set() {
        return new SetMember(change(), wiring.roomKinds(), fanOut());
    }

    public RemoveMember remove() {
        return new RemoveMember(change(), revoke(), fanOut(), wiring.clock());
    }

    public SetLink setLink() {
        return new SetLink(wiring.ports().rooms(), wiring.access(), wiring.clock());
    }

    public RegisterClient registerClient() {
        return new RegisterClient(wiring.ports().rooms(), enter());
    }

    /** Cuts off people whose membership has ended, whatever ended it. */
    public RevokeAccess revoke() {
        return new RevokeAccess(wiring.ports().connections(), wiring.fanOut(), wiring.presenceFanOut());
    }

    /** Tells a room of its members, whatever changed them. */
    public MemberFanOut fanOut() {
        return new MemberFanOut(wiring.tellRoom());
    }

    EnterRoom enter() {
        return new EnterRoom(wiring.access(), quota(), fanOut(), wiring.clock());
    }

    ChangeMember change() {
        return new ChangeMember(
                wiring.ports().rooms(),
                quota(),
                wiring.around().pause(),
                wiring.around().jitter());
    }

    MemberQuota quota() {
        return new MemberQuota(wiring.ports().rooms(), wiring.roomKinds());
    }
}
