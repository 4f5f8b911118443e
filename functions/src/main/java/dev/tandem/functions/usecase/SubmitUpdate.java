package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.room.Decision;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Decides a batch of mutations and appends it to the log (PROTOCOL U). Each try loads, decides and writes under the condition that nothing it read
 * has changed. Only two things are acknowledged: a write that the store confirmed, and what the receipt says. So after a write without an
 * answer the next try begins, as every try does, with the receipt. Before them comes one that only ever ends in a commit ({@link Foresight}).
 */
public final class SubmitUpdate {
    private final RoomStore rooms;
    private final LoadRoom load;
    private final Foresight foresight;
    private final RoomMemory memory;
    private final Acknowledge acknowledge;
    private final ReceiptLag lag;
    private final UpdateLimits limits;
    private final Patience patience;
    private final Clock clock;
    private final CommitTrail trail;

    /**
     * Works on these.
     *
     * @param memory of this instance
     * @param lanes for reads that need not wait for each other
     */
    public SubmitUpdate(
            RoomStore rooms,
            RoomKinds kinds,
            RoomMemory memory,
            Lanes lanes,
            UpdateLimits limits,
            Patience patience,
            Clock clock,
            Log log) {
        this.rooms = rooms;
        this.load = new LoadRoom(rooms, kinds);
        this.foresight = new Foresight(rooms, kinds, memory, lanes);
        this.memory = memory;
        this.acknowledge = new Acknowledge(rooms);
        this.lag = new ReceiptLag(rooms);
        this.limits = limits;
        this.patience = patience;
        this.clock = clock;
        this.trail = new CommitTrail(log);
    }

    /** What was found out about an update before it was sure who sent it. */
    public static final class Begun {
        private final Batch batch;
        private final Update update;
        private final Optional<Submitted> refusal;
        private final Optional<LoadRoom.Ready> ready;

        private Begun(Batch batch, Update update, Optional<Submitted> refusal, Optional<LoadRoom.Ready> ready) {
            this.batch = batch;
            this.update = update;
            this.refusal = refusal;
            this.ready = ready;
        }
    }

    /**
     * Gives an {@code ack}, or says why there is none.
     *
     * @param user who sent it, as the connection or the token says
     */
    public ServerMessage submit(String user, Update update) {
        return decide(user, update).answer();
    }

    /** The same with what was committed just now, for whoever tells it to others. */
    public Submitted decide(String user, Update update) {
        return decide(begin(user, update, () -> {}));
    }

    /**
     * Reads ahead, and does something else meanwhile.
     *
     * @param user who seems to have sent it
     */
    public Begun begin(String user, Update update, Runnable meanwhile) {
        Batch batch = new Batch(user, update.client(), update.mutations());
        Optional<Submitted> refusal = limits.refusal(user, update).map(Submitted::of);
        if (refusal.isPresent()) {
            meanwhile.run();
            return new Begun(batch, update, refusal, Optional.empty());
        }
        return new Begun(batch, update, refusal, foresight.read(update, batch, meanwhile));
    }

    /** The same as {@link #decide(String, Update)}, now that it is sure that the person sent it. */
    public Submitted decide(Begun begun) {
        return begun.refusal.orElseGet(() -> tried(begun));
    }

    private Submitted tried(Begun begun) {
        Update update = begun.update;
        Patience.Tries tries = patience.begin();
        int attempt = 0;
        if (begun.ready.isPresent()) {
            attempt++;
            Optional<Submitted> answer = hopeful(begun.ready.get(), begun.batch, update);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        do {
            attempt++;
            Optional<Submitted> answer = attempt(begun.batch, update, attempt);
            if (answer.isPresent()) {
                return answer.get();
            }
        } while (tries.again());
        trail.givenUp(update);
        return Submitted.of(new ServerMessage.Failure(
                update.id(), ErrorCode.BUSY, Optional.of(patience.later()), Optional.of(update.room()), Map.of()));
    }

    /** Nothing where it was not committed, whatever the reason: what it stood on may be wrong. */
    private Optional<Submitted> hopeful(LoadRoom.Ready ready, Batch batch, Update update) {
        Loaded loaded = ready.loaded();
        Receipt receipt = loaded.receipt().orElseThrow();
        RoomState state = LoadRoom.state(ready.kind(), loaded, loaded.member().orElseThrow(), receipt);
        Decision decision = Room.decide(state, batch, clock.millis());
        try {
            return switch (rooms.commit(update.room(), loaded, decision)) {
                case CommitResult.Committed() -> {
                    trail.decided(update, ready.kind().name(), decision, 1);
                    yield Optional.of(committed(update, ready.kind(), receipt, decision));
                }
                case CommitResult.MemberChanged() -> {
                    memory.forget(update.room(), batch.user());
                    yield Optional.empty();
                }
                case CommitResult.Lost(), CommitResult.Unknown() -> Optional.empty();
            };
        } catch (StoreUnavailable unavailable) {
            return Optional.empty();
        }
    }

    private record Try(int number, long began) {}

    /** Nothing where it has to be tried again. */
    private Optional<Submitted> attempt(Batch batch, Update update, int attempt) {
        long began = memory.moment();
        try {
            Optional<LoadRoom.Ready> ready = load.load(update.room(), batch);
            if (ready.isEmpty()) {
                return Optional.of(refuse(ErrorCode.NOT_A_MEMBER, update));
            }
            return answer(ready.get(), batch, update, new Try(attempt, began));
        } catch (StoreUnavailable unavailable) {
            return Optional.empty();
        }
    }

    private Optional<Submitted> answer(LoadRoom.Ready ready, Batch batch, Update update, Try attempt) {
        Loaded loaded = ready.loaded();
        Optional<Member> member = loaded.member().filter(Member::active);
        Optional<Receipt> receipt = loaded.receipt();
        if (member.isEmpty()) {
            return Optional.of(refuse(ErrorCode.NOT_A_MEMBER, update));
        }
        if (!loaded.meta().epoch().equals(update.epoch())) {
            return Optional.of(refuse(ErrorCode.EPOCH_CHANGED, update));
        }
        if (receipt.isEmpty()) {
            return Optional.of(refuse(ErrorCode.UNKNOWN_CLIENT, update));
        }
        if (!receipt.get().user().equals(batch.user())) {
            return Optional.of(refuse(ErrorCode.CLIENT_NOT_YOURS, update));
        }
        return decide(ready.kind(), loaded, member.get(), receipt.get(), batch, update, attempt);
    }

    private Optional<Submitted> decide(
            Kind kind, Loaded loaded, Member member, Receipt receipt, Batch batch, Update update, Try attempt) {
        long first = batch.mutations().getFirst().n();
        long last = batch.mutations().getLast().n();
        if (loaded.meta().archived() && last > receipt.last()) {
            return Optional.of(refuse(ErrorCode.ARCHIVED, update));
        }
        if (first > receipt.last() + 1) {
            return lag.isBehind(loaded, receipt) ? Optional.empty() : Optional.of(Submitted.of(gap(receipt, update)));
        }
        if (last <= receipt.last()) {
            return Optional.of(Submitted.of(
                    acknowledge.decidedBefore(update, receipt, loaded.meta().floor())));
        }
        Decision decision = Room.decide(LoadRoom.state(kind, loaded, member, receipt), batch, clock.millis());
        return switch (rooms.commit(update.room(), loaded, decision)) {
            case CommitResult.Committed() -> {
                trail.decided(update, kind.name(), decision, attempt.number());
                memory.met(loaded, attempt.began());
                yield Optional.of(committed(update, kind, receipt, decision));
            }
            case CommitResult.Lost(), CommitResult.MemberChanged(), CommitResult.Unknown() -> Optional.empty();
        };
    }

    private ServerMessage gap(Receipt receipt, Update update) {
        trail.surprised(update, receipt.last() + 1);
        Map<String, Json> expected = Map.of("expected", Json.of(receipt.last() + 1));
        return Refusals.of(ErrorCode.GAP, update.id(), update.room(), expected);
    }

    private static Submitted committed(Update update, Kind kind, Receipt before, Decision decision) {
        return new Submitted(
                Acknowledge.decidedNow(update, before, decision),
                decision.commit()
                        .map(commit -> new Submitted.Fresh(update.room(), update.epoch(), kind.name(), commit)));
    }

    private static Submitted refuse(ErrorCode code, Update update) {
        return Submitted.of(Refusals.of(code, update.id(), update.room()));
    }
}
