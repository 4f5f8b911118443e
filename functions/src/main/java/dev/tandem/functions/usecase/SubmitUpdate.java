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
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Decides a batch of mutations and appends it to the log (PROTOCOL U). Each try loads, decides and writes under the condition that nothing it read
 * has changed. Only two things are acknowledged: a write that the store confirmed, and what the receipt says. So after a write without an
 * answer the next try begins, as every try does, with the receipt.
 */
public final class SubmitUpdate {
    private final RoomStore rooms;
    private final LoadRoom load;
    private final Acknowledge acknowledge;
    private final ReceiptLag lag;
    private final UpdateLimits limits;
    private final Patience patience;
    private final Clock clock;
    private final CommitTrail trail;

    public SubmitUpdate(
            RoomStore rooms, RoomKinds kinds, UpdateLimits limits, Patience patience, Clock clock, Log log) {
        this.rooms = rooms;
        this.load = new LoadRoom(rooms, kinds);
        this.acknowledge = new Acknowledge(rooms);
        this.lag = new ReceiptLag(rooms);
        this.limits = limits;
        this.patience = patience;
        this.clock = clock;
        this.trail = new CommitTrail(log);
    }

    /**
     * Gives an {@code ack}, or says why there is none.
     *
     * @param user who sent it, as the connection or the token says
     */
    public ServerMessage submit(String user, Update update) {
        return limits.refusal(user, update).orElseGet(() -> decide(user, update));
    }

    private ServerMessage decide(String user, Update update) {
        Patience.Tries tries = patience.begin();
        int attempt = 0;
        do {
            attempt++;
            Optional<ServerMessage> answer = attempt(user, update, attempt);
            if (answer.isPresent()) {
                return answer.get();
            }
        } while (tries.again());
        trail.givenUp(update);
        return new ServerMessage.Failure(
                update.id(), ErrorCode.BUSY, Optional.of(patience.later()), Optional.of(update.room()), Map.of());
    }

    /** Nothing where it has to be tried again. */
    private Optional<ServerMessage> attempt(String user, Update update, int attempt) {
        Batch batch = new Batch(user, update.client(), update.mutations());
        try {
            Optional<LoadRoom.Ready> ready = load.load(update.room(), batch);
            if (ready.isEmpty()) {
                return Optional.of(refuse(ErrorCode.NOT_A_MEMBER, update));
            }
            return answer(ready.get(), batch, update, attempt);
        } catch (StoreUnavailable unavailable) {
            return Optional.empty();
        }
    }

    private Optional<ServerMessage> answer(LoadRoom.Ready ready, Batch batch, Update update, int attempt) {
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

    private Optional<ServerMessage> decide(
            Kind kind, Loaded loaded, Member member, Receipt receipt, Batch batch, Update update, int attempt) {
        long first = batch.mutations().getFirst().n();
        long last = batch.mutations().getLast().n();
        if (loaded.meta().archived() && last > receipt.last()) {
            return Optional.of(refuse(ErrorCode.ARCHIVED, update));
        }
        if (first > receipt.last() + 1) {
            return lag.isBehind(loaded, receipt) ? Optional.empty() : Optional.of(gap(receipt, update));
        }
        if (last <= receipt.last()) {
            return Optional.of(acknowledge.decidedBefore(update, receipt));
        }
        Decision decision = Room.decide(LoadRoom.state(kind, loaded, member, receipt), batch, clock.millis());
        return switch (rooms.commit(update.room(), loaded, decision)) {
            case CommitResult.Committed() -> {
                trail.decided(update, kind.name(), decision, attempt);
                yield Optional.of(Acknowledge.decidedNow(update, receipt, decision));
            }
            case CommitResult.Lost(), CommitResult.MemberChanged(), CommitResult.Unknown() -> Optional.empty();
        };
    }

    private static ServerMessage gap(Receipt receipt, Update update) {
        Map<String, Json> expected = Map.of("expected", Json.of(receipt.last() + 1));
        return Refusals.of(ErrorCode.GAP, update.id(), update.room(), expected);
    }

    private static ServerMessage refuse(ErrorCode code, Update update) {
        return Refusals.of(code, update.id(), update.room());
    }
}
