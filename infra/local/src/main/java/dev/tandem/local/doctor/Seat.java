package dev.tandem.local.doctor;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** One of the two clients in the room: what it knows of it, and its socket. */
final class Seat {
    private final Http http;
    private final String room;
    private final Duration patience;
    private final String client = UUID.randomUUID().toString();
    private Ear ear = new Ear();
    private Map<EntityKey, Entity> entities = Map.of();
    private String epoch = "";
    private long seq;
    private long sent;

    Seat(Http http, String room, Duration patience) {
        this.http = http;
        this.room = room;
        this.patience = patience;
    }

    void open(Ticket ticket) {
        Ear next = new Ear();
        try {
            ear = next.on(http.client()
                    .newWebSocketBuilder()
                    .connectTimeout(patience)
                    .subprotocols(Ticket.SPOKEN, "ticket." + ticket.secret())
                    .buildAsync(ticket.url(), next)
                    .join());
        } catch (CompletionException failed) {
            throw refused(ticket, Objects.requireNonNullElse(failed.getCause(), failed));
        }
    }

    private static Ailment.Found refused(Ticket ticket, Throwable why) {
        if (why instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
            int status = handshake.getResponse().statusCode();
            return switch (status) {
                case 401, 403 -> Ailment.SOCKET_DENIED.of(status);
                case 429 -> Ailment.THROTTLED.of("opening a socket");
                default -> Ailment.SOCKET_FAILS.of(status);
            };
        }
        return Ailment.SOCKET_BLOCKED.of(ticket.url(), Http.reason(why));
    }

    void cut() {
        ear.cut();
    }

    /** Enters for the first time, or again with what is known already; gives what was answered. */
    ServerMessage.Joined join() {
        boolean again = !epoch.isEmpty();
        ear.say(new ClientMessage.Join(
                Optional.of("join"),
                room,
                client,
                !again,
                again ? Optional.of(epoch) : Optional.empty(),
                again ? Optional.of(seq) : Optional.empty()));
        if (answer("join") instanceof ServerMessage.Joined joined) {
            return joined;
        }
        throw Ailment.JOIN_FAILS.of("something else");
    }

    /** Takes the whole room as the answer has it. */
    void take(ServerMessage.Joined joined) {
        if (!(joined.catchUp() instanceof CatchUp.Snapshot(CatchUp.Entities.Inline(Head head, List<Entity> living)))) {
            throw Ailment.JOIN_FAILS.of("no snapshot of a room that was just made");
        }
        Map<EntityKey, Entity> all = new HashMap<>();
        living.forEach(entity -> all.put(entity.key(), entity));
        entities = Map.copyOf(all);
        epoch = joined.epoch();
        seq = head.seq();
    }

    /** Waits for the answer to what was said with this mark; errors are ailments. */
    private ServerMessage answer(String mark) {
        ServerMessage answer = ear.hear(
                        heard -> heard.ref().equals(Optional.of(mark)) || isOfNoRequest(heard), patience)
                .map(Ear.Heard::message)
                .orElseThrow(() -> fails(mark).of("nothing within " + patience.toSeconds() + " s"));
        if (answer instanceof ServerMessage.Failure failure) {
            throw switch (failure.code()) {
                case THROTTLED -> Ailment.THROTTLED.of(mark.equals("join") ? "joining" : "an update");
                default -> fails(mark).of("the error " + failure.code().wire());
            };
        }
        return answer;
    }

    /** What went wrong before anybody knew what was asked. */
    private static boolean isOfNoRequest(ServerMessage heard) {
        return heard instanceof ServerMessage.Failure failure && failure.ref().isEmpty();
    }

    private static Ailment fails(String mark) {
        return mark.equals("join") ? Ailment.JOIN_FAILS : Ailment.UPDATE_FAILS;
    }

    /** Adds an item and waits until it is acknowledged; gives the commit's position. */
    long add(String name) {
        long n = ++sent;
        String mark = "update" + n;
        ear.say(new ClientMessage.Update(
                Optional.of(mark), room, client, epoch, List.of(new Mutation(n, seq, List.of(Items.add(name))))));
        if (!(answer(mark) instanceof ServerMessage.Ack ack)) {
            throw Ailment.UPDATE_FAILS.of("something else");
        }
        return switch (ack.outcomes().getFirst()) {
            case Outcome.Applied applied -> applied.seq().orElseThrow(() -> Ailment.UPDATE_FAILS.of("no position"));
            case Outcome.Rejected rejected ->
                throw Ailment.UPDATE_FAILS.of("the rejection " + rejected.code().wire());
            case Outcome.Settled _ -> throw Ailment.UPDATE_FAILS.of("an outcome of before");
        };
    }

    /** When the commit at a position was told, by {@link System#nanoTime}; nothing where it was not. */
    Optional<Long> hears(long position) {
        return ear.hear(heard -> commits(heard).stream().anyMatch(commit -> commit.seq() == position), patience)
                .map(Ear.Heard::nanos);
    }

    /** Takes what was told until now, as far as it follows. */
    void followTold() {
        ear.changes().stream()
                .flatMap(changes -> changes.commits().stream())
                .filter(commit -> commit.seq() > seq)
                .sorted(Comparator.comparingLong(Commit::seq))
                .distinct()
                .takeWhile(commit -> commit.seq() == seq + 1)
                .forEach(commit -> follow(List.of(commit), commit.seq()));
    }

    boolean hearsPresenceOf(Seat other) {
        Predicate<ServerMessage> meant = heard -> heard instanceof ServerMessage.PresenceChanged presence
                && presence.here().client().equals(other.client);
        return ear.hear(meant, patience).isPresent();
    }

    private static List<Commit> commits(ServerMessage heard) {
        return heard instanceof ServerMessage.Changes changes ? changes.commits() : List.of();
    }

    /** Follows commits one by one, and says where they are not the past they have to be. */
    void follow(List<Commit> commits, long last) {
        for (Commit commit : commits) {
            if (commit.seq() != seq + 1) {
                throw Ailment.CATCH_UP_WRONG.of("after position " + seq + " came " + commit.seq());
            }
            entities = Fold.apply(entities, commit);
            seq = commit.seq();
            if (!Digests.of(entities.values()).equals(commit.digest())) {
                throw Ailment.CATCH_UP_WRONG.of("at position " + seq + " the checksum is another one");
            }
        }
        if (seq < last) {
            throw Ailment.CATCH_UP_WRONG.of("it ends at position " + seq + ", and " + last + " was acknowledged");
        }
    }
}
