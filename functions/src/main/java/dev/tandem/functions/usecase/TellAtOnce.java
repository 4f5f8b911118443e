package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Commit;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The express path: whoever committed tells the others in the room itself and keeps that, instead of leaving it to the stream, which takes a fifth of a
 * second to say it. The stream stays the guarantee: it tells what is not kept as told. So here everything may fail: then there is no mark, and nobody
 * learns of it but the log.
 */
public final class TellAtOnce {
    /** Sockets that somebody waits for who committed; more are the stream's. */
    public static final int MOST = 100;

    /**
     * So many commits within {@link #STREAM} are left to the stream, which puts them into one frame for each socket: it looks four times a second, and frames
     * are what rooms cost.
     */
    static final int HOT = 4;

    /** What was committed so long ago is told by the stream, whether it is kept as told or not. */
    static final Duration STREAM = Duration.ofSeconds(1);

    /** The stream gives up sooner. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final RoomStore rooms;
    private final ConnectionStore connections;
    private final RoomTelling telling;
    private final Supplier<Push> push;
    private final Leases leases;
    private final Lanes lanes;
    private final Lanes reads;
    private final Log log;
    private final CommitTrail trail;

    /**
     * Works on these.
     *
     * @param lanes for the answer and the others; what they wait for within has lanes of its own, so that they never wait for each other
     * @param reads for what is read side by side
     */
    public TellAtOnce(
            RoomStore rooms,
            ConnectionStore connections,
            RoomTelling telling,
            Supplier<Push> push,
            Leases leases,
            Lanes lanes,
            Lanes reads,
            Log log) {
        this.rooms = rooms;
        this.connections = connections;
        this.telling = telling;
        this.push = push;
        this.leases = leases;
        this.lanes = lanes;
        this.reads = reads;
        this.log = log;
        this.trail = new CommitTrail(log);
    }

    /**
     * Posts the answer to who asked while the others are told: a function does nothing more once it has answered, and nobody is to wait for others.
     *
     * @param connection of who asked
     * @return the answer, where it is not sure that it was posted: it may come twice then, which harms nobody (PROTOCOL U8)
     */
    public Optional<ServerMessage> answer(String connection, Submitted submitted) {
        if (submitted.fresh().isEmpty()) {
            return Optional.of(submitted.answer());
        }
        AtomicBoolean posted = new AtomicBoolean();
        lanes.all(List.of(
                () -> posted.set(isPosted(connection, submitted.answer())),
                () -> tell(submitted.fresh().get())));
        return posted.get() ? Optional.empty() : Optional.of(submitted.answer());
    }

    /** Tells the others before whoever asked is answered, since there is no other way to answer them. */
    public ServerMessage answer(Submitted submitted) {
        submitted.fresh().ifPresent(this::tell);
        return submitted.answer();
    }

    private boolean isPosted(String connection, ServerMessage answer) {
        try {
            return push.get().post(connection, FrameWriter.writeUtf8(answer)) instanceof PushResult.Sent;
        } catch (RuntimeException unexpected) {
            log.error("answer-not-posted", Map.of("connection", connection), unexpected);
            return false;
        }
    }

    private void tell(Submitted.Fresh fresh) {
        try {
            AtomicReference<List<Presence>> sockets = new AtomicReference<>(List.of());
            AtomicReference<Optional<List<Telling>>> tellings = new AtomicReference<>(Optional.empty());
            reads.all(List.of(
                    () -> sockets.set(connections.inRoom(fresh.room(), leases.now())),
                    () -> tellings.set(tellings(fresh.room(), Telling.of(fresh.commit())))));
            long others = sockets.get().stream()
                    .filter(each -> isTold(each, fresh.commit().client()))
                    .count();
            if (others > 0 && others <= MOST && tellings.get().isPresent()) {
                tell(fresh, tellings.get().get(), sockets.get());
            }
        } catch (StoreUnavailable unavailable) {
            log.warn("left-to-the-stream", Map.of("room", fresh.room()));
        } catch (RuntimeException unexpected) {
            log.error("not-told-at-once", Map.of("room", fresh.room()), unexpected);
        }
    }

    /** Whoever is filtered is told what of their own commits they are to see (PROTOCOL V6). */
    private static boolean isTold(Presence socket, String author) {
        return Presence.isSocket(socket.connectionId())
                && (!socket.client().equals(author) || socket.filter().isPresent());
    }

    private void tell(Submitted.Fresh fresh, List<Telling> tellings, List<Presence> sockets) {
        var place = new RoomTelling.Place(fresh.room(), fresh.epoch(), fresh.kind());
        RoomTelling.Told told = telling.tell(place, tellings, sockets);
        if (told.anybody()) {
            Instant now = leases.now();
            trail.told("commit", place, List.of(tellings.getLast()), now);
            if (told.whole()) {
                Commit commit = fresh.commit();
                rooms.keepTold(fresh.room(), commit.seq(), commit.at(), now.plus(KEPT));
            }
        }
    }

    /**
     * What is to be told with a commit: before it those, too, that somebody else is about to tell. Whoever gets the later one first would ask for them
     * else, and everybody would. Nothing where there were so many that the stream tells them with less.
     */
    private Optional<List<Telling>> tellings(String room, Telling fresh) {
        long from = Math.max(1, fresh.seq() - HOT);
        Instant young = leases.now().minus(STREAM);
        Map<Long, Long> told = from < fresh.seq() ? rooms.told(room, from, fresh.seq() - 1) : Map.of();
        boolean all = told.size() == fresh.seq() - from;
        List<Telling> before = all
                ? List.of()
                : rooms.logBefore(room, fresh.seq(), HOT).reversed().stream()
                        .filter(each -> Instant.ofEpochMilli(each.at()).isAfter(young))
                        .map(Telling::of)
                        .toList();
        long hot = all
                ? told.values().stream()
                        .filter(at -> Instant.ofEpochMilli(at).isAfter(young))
                        .count()
                : before.size();
        if (hot >= HOT) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(
                        before.stream().dropWhile(each -> told.containsKey(each.seq())), Stream.of(fresh))
                .toList());
    }
}
