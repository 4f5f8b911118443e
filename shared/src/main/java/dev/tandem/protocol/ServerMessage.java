package dev.tandem.protocol;

import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Head;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Notification;
import dev.tandem.model.Outcome;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the server sends (PROTOCOL F2). An answer carries the {@code id} of what it answers as {@code ref}. */
public sealed interface ServerMessage {
    /** Empty where nothing is answered. */
    default Optional<String> ref() {
        return Optional.empty();
    }

    /** Entered a room (J2). */
    record Joined(
            Optional<String> ref,
            String room,
            String epoch,
            String kind,
            int kindVersion,
            String title,
            String user,
            Role role,
            List<Person> members,
            List<Lock> locks,
            long last,
            Head head,
            List<Here> here,
            CatchUp catchUp)
            implements ServerMessage {
        public Joined {
            members = List.copyOf(members);
            locks = List.copyOf(locks);
            here = List.copyOf(here);
        }
    }

    /** What became of mutations (U4). {@code last} is the last one decided. */
    record Ack(
            Optional<String> ref,
            String room,
            String client,
            long last,
            List<Outcome> outcomes,
            Optional<Commit> commit)
            implements ServerMessage {
        public Ack {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Consecutive commits (S4). */
    record Changes(
            Optional<String> ref, String room, String epoch, List<Commit> commits, Optional<Long> head, boolean more)
            implements ServerMessage {
        public Changes {
            commits = List.copyOf(commits);
        }
    }

    /** The same through a filter, which is named by its mark (V2, V5). */
    record Excerpts(
            Optional<String> ref,
            String room,
            String epoch,
            String filter,
            List<Excerpt> commits,
            Optional<Long> head,
            boolean more)
            implements ServerMessage {
        public Excerpts {
            commits = List.copyOf(commits);
        }
    }

    /** The filter is now this, or none, and shows this (V4). */
    record Subscribed(Optional<String> ref, String room, String epoch, Optional<String> filter, Shown shown)
            implements ServerMessage {}

    /** Somebody came, moved, went away or left (P1). */
    record PresenceChanged(String room, Here here) implements ServerMessage {}

    /** A lock was taken, renewed or given back (L1, L2). */
    record LockChanged(Optional<String> ref, String room, Lock lock) implements ServerMessage {}

    /** No longer a member (P4). */
    record Revoked(String room, String reason) implements ServerMessage {}

    /** Somebody became a member, is a member otherwise now, or is none any more (P5). */
    record MemberChanged(String room, Person member, Change change) implements ServerMessage {
        /** What became of the membership. */
        public enum Change {
            JOINED,
            CHANGED,
            LEFT;

            /** As on the wire. */
            public String wire() {
                return Wire.name(this);
            }
        }
    }

    /** Something that concerns this person, whatever room the socket is in (N3). */
    record Notified(Notification notification) implements ServerMessage {}

    /** A sign of life (P3). {@code at} is milliseconds since 1970. */
    record Pong(Optional<String> ref, long at, Optional<RoomHead> room) implements ServerMessage {}

    /** Not served (E1). {@code retryAfter} is milliseconds. */
    record Failure(
            Optional<String> ref,
            ErrorCode code,
            Optional<Long> retryAfter,
            Optional<String> room,
            Map<String, Json> detail)
            implements ServerMessage {
        public Failure {
            detail = Map.copyOf(detail);
        }

        /** Without anything but its code. */
        public static Failure of(ErrorCode code) {
            return new Failure(Optional.empty(), code, Optional.empty(), Optional.empty(), Map.of());
        }
    }

    /** An active member, as the others see one (J2). */
    record Person(String user, String name, Role role, Set<String> crew) {
        public Person {
            crew = Set.copyOf(crew);
        }

        public static Person of(Member member) {
            return new Person(member.user(), member.name(), member.role(), member.crew());
        }
    }

    /**
     * One client in the room (P1).
     *
     * @param where an object of the strings view, type, id, field, and whether pointers are looked at
     * @param pointer where its pointer is (P6): an object of x, y, type and id
     */
    record Here(String client, String user, String name, Status status, Optional<Json> where, Optional<Json> pointer) {
        /** Without a pointer. */
        public Here(String client, String user, String name, Status status, Optional<Json> where) {
            this(client, user, name, status, where, Optional.empty());
        }
    }

    /** The newest position of a room (P3). */
    record RoomHead(String room, String epoch, Head head) {}
}
