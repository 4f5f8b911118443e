package dev.tandem.functions.proof;

import dev.tandem.protocol.ServerMessage;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** What must never be in a frame about a room: another room, or people who have no part in it (I14). */
public final class Strays {
    private Strays() {}

    /** @param allowed who may be named */
    public static Optional<String> in(ServerMessage frame, String room, Collection<String> allowed) {
        Optional<String> elsewhere = Frames.room(frame).filter(named -> !named.equals(room));
        return elsewhere.isPresent()
                ? elsewhere.map(other -> "a frame of room " + other)
                : people(frame)
                        .filter(user -> !allowed.contains(user))
                        .findFirst()
                        .map(user -> "a stranger: " + user);
    }

    private static Stream<String> people(ServerMessage frame) {
        return switch (frame) {
            case ServerMessage.Joined it ->
                Stream.concat(
                        it.members().stream().map(ServerMessage.Person::user),
                        it.here().stream().map(ServerMessage.Here::user));
            case ServerMessage.PresenceChanged it -> Stream.of(it.here().user());
            case ServerMessage.MemberChanged it -> Stream.of(it.member().user());
            case ServerMessage.Changes it -> it.commits().stream().map(commit -> commit.user());
            default -> Stream.empty();
        };
    }
}
