package dev.tandem.functions.usecase;

import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.model.Member;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a membership (PROTOCOL R5, P4). One write ends it; what follows only tells the person's sockets, and doing it again does the rest that a
 * failure left undone.
 */
public final class RemoveMember {
    private final ChangeMember members;
    private final ConnectionStore connections;
    private final PresenceFanOut presence;
    private final FanOut fanOut;
    private final Leases leases;

    public RemoveMember(
            ChangeMember members, ConnectionStore connections, PresenceFanOut presence, FanOut fanOut, Leases leases) {
        this.members = members;
        this.connections = connections;
        this.presence = presence;
        this.fanOut = fanOut;
        this.leases = leases;
    }

    public Result<Optional<Member>> remove(String by, String room, String user) {
        long now = leases.now().toEpochMilli();
        Result<Optional<Member>> result = members.change(
                room, by, user, before -> before.map(member -> member.removedAt() == 0 ? member.removed(now) : member));
        if (result instanceof Result.Done<Optional<Member>>) {
            revoke(room, user);
        }
        return result;
    }

    private void revoke(String room, String user) {
        List<Presence> sockets = connections.inRoom(room, leases.now()).stream()
                .filter(each -> each.user().equals(user))
                .toList();
        List<byte[]> frame = List.of(FrameWriter.writeUtf8(new ServerMessage.Revoked(room, "removed")));
        Map<String, List<byte[]>> frames = new HashMap<>();
        sockets.forEach(each -> {
            connections.leave(room, each.connectionId());
            frames.put(each.connectionId(), frame);
        });
        fanOut.post(frames);
        sockets.forEach(presence::left);
    }
}
