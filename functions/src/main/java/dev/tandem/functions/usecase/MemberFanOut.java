package dev.tandem.functions.usecase;

import dev.tandem.model.Member;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage.MemberChanged;
import dev.tandem.protocol.ServerMessage.MemberChanged.Change;
import dev.tandem.protocol.ServerMessage.Person;
import java.util.Optional;

/** Tells a room who came, whose role, crew roles or name changed, and who is gone (PROTOCOL P5). A hint: what gets lost, {@code joined} tells. */
public final class MemberFanOut {
    private final TellRoom tellRoom;

    public MemberFanOut(TellRoom tellRoom) {
        this.tellRoom = tellRoom;
    }

    /** Somebody came in. */
    public void joined(String room, Member member) {
        tell(room, member, Change.JOINED);
    }

    /** A row was written; nothing is told where nobody would see a difference. */
    void changed(String room, ChangeMember.Changed changed) {
        Optional<Member> was = changed.before().filter(Member::active);
        Optional<Member> is = changed.after().filter(Member::active);
        if (is.isPresent()) {
            if (!was.map(Person::of).equals(is.map(Person::of))) {
                tell(room, is.get(), was.isPresent() ? Change.CHANGED : Change.JOINED);
            }
        } else {
            was.ifPresent(gone -> tell(room, gone, Change.LEFT));
        }
    }

    private void tell(String room, Member member, Change change) {
        byte[] frame = FrameWriter.writeUtf8(new MemberChanged(room, Person.of(member), change));
        tellRoom.tell(room, frame, all -> true, "member-untold");
    }
}
