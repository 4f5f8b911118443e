package dev.tandem.functions.proof;

import dev.tandem.model.Commit;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;

/** What a frame tells, and about which room. */
final class Frames {
    private Frames() {}

    static Optional<String> room(ServerMessage message) {
        return switch (message) {
            case ServerMessage.Joined it -> Optional.of(it.room());
            case ServerMessage.Ack it -> Optional.of(it.room());
            case ServerMessage.Changes it -> Optional.of(it.room());
            case ServerMessage.Excerpts it -> Optional.of(it.room());
            case ServerMessage.Subscribed it -> Optional.of(it.room());
            case ServerMessage.PresenceChanged it -> Optional.of(it.room());
            case ServerMessage.LockChanged it -> Optional.of(it.room());
            case ServerMessage.MemberChanged it -> Optional.of(it.room());
            case ServerMessage.Pong it -> it.room().map(ServerMessage.RoomHead::room);
            case ServerMessage.Revoked _, ServerMessage.Notified _, ServerMessage.Failure _ -> Optional.empty();
        };
    }

    /** How far into the log it tells something, where it does. */
    static Optional<Happening> posted(long now, String user, ServerMessage message) {
        return switch (message) {
            case ServerMessage.Joined it -> posted(now, it.room(), it.epoch(), user, reach(it.catchUp()));
            case ServerMessage.Changes it -> posted(now, it.room(), it.epoch(), user, last(it.commits()));
            default -> Optional.empty();
        };
    }

    private static Optional<Happening> posted(long now, String room, String epoch, String user, long seq) {
        return seq == 0 ? Optional.empty() : Optional.of(new Happening.Posted(now, room, epoch, user, seq));
    }

    private static long last(List<Commit> commits) {
        return commits.isEmpty() ? 0 : commits.getLast().seq();
    }

    private static long reach(CatchUp catchUp) {
        return switch (catchUp) {
            case CatchUp.Delta(List<Commit> commits, boolean _) -> last(commits);
            case CatchUp.Snapshot(CatchUp.Entities entities) -> reach(entities);
            case CatchUp.Reset(var _, CatchUp.Entities entities) -> reach(entities);
            case CatchUp.Excerpts _, CatchUp.Filtered _ -> 0;
        };
    }

    private static long reach(CatchUp.Entities entities) {
        return entities instanceof CatchUp.Entities.Inline(var head, var _) ? head.seq() : 0;
    }
}
