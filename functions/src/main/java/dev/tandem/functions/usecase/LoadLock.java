package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.room.Need;
import java.util.Optional;
import java.util.Set;

/** Reads a lock and who asks for it. */
public final class LoadLock {
    private final RoomStore rooms;
    private final RoomKinds kinds;

    public LoadLock(RoomStore rooms, RoomKinds kinds) {
        this.rooms = rooms;
        this.kinds = kinds;
    }

    /** Whether somebody may be heard at all. */
    sealed interface Reading {}

    /** A member with a client of their own. */
    record Ready(Kind kind, Member by, Optional<Lock> row) implements Reading {}

    /** Nobody who could hold a lock here. */
    record Refused(ErrorCode code) implements Reading {}

    Reading load(String room, String user, String client, EntityKey key) {
        Need need = new Need(Set.of(), Set.of(), Set.of(key), Optional.empty(), Set.of());
        return kinds.of(room)
                .flatMap(kind -> rooms.load(room, user, client, need).map(loaded -> reading(kind, loaded, user, key)))
                .orElseGet(() -> new Refused(ErrorCode.NOT_A_MEMBER));
    }

    private static Reading reading(Kind kind, Loaded loaded, String user, EntityKey key) {
        Optional<Member> member = loaded.member().filter(Member::active);
        Optional<Receipt> receipt = loaded.receipt();
        if (member.isEmpty()) {
            return new Refused(ErrorCode.NOT_A_MEMBER);
        }
        if (receipt.isEmpty()) {
            return new Refused(ErrorCode.UNKNOWN_CLIENT);
        }
        return receipt.get().user().equals(user)
                ? new Ready(
                        kind, member.get(), Optional.ofNullable(loaded.locks().get(key)))
                : new Refused(ErrorCode.CLIENT_NOT_YOURS);
    }
}
