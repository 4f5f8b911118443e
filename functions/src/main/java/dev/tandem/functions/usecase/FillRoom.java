package dev.tandem.functions.usecase;

import dev.tandem.exchange.Bundle;
import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Intake;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.room.Decision;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a room with entities in it. All commits are decided before the first is written; nobody finds the room before the last is; and one that is left
 * half-way is swept away ({@link PurgeRooms}).
 */
final class FillRoom {
    private static final Duration DUE = Duration.ofMinutes(16);
    private static final int ID_BYTES = 12;

    private final RoomStore rooms;
    private final RoomLifeStore lives;
    private final Tokens tokens;
    private final Patience patience;
    private final Clock clock;

    FillRoom(RoomStore rooms, RoomLifeStore lives, Tokens tokens, Patience patience, Clock clock) {
        this.rooms = rooms;
        this.lives = lives;
        this.tokens = tokens;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Makes it.
     *
     * @param at where the request names what is read, for refusals
     */
    Result<RoomDetails> fill(Identity who, Kind kind, RoomMeta meta, Reading reading, String at) {
        return switch (reading) {
            case Reading.Unfit(List<Problem> problems) -> refuse(problems.getFirst(), at);
            case Reading.Plan plan -> {
                List<Bundle> bundles = Intake.bundles(
                        kind, titled(kind, plan.drafts(), meta.title()), List.of(), () -> tokens.fresh(ID_BYTES));
                String client = tokens.fresh(ID_BYTES);
                Rehearsal rehearsal = new Rehearsal(kind, meta, who.user(), client, clock.millis());
                Optional<Problem> problem = rehearsal.play(bundles);
                yield problem.isPresent()
                        ? refuse(problem.get(), at)
                        : write(meta, new Member(who.user(), who.name(), Role.OWNER, true, 2), client, rehearsal);
            }
        };
    }

    private static Result<RoomDetails> refuse(Problem problem, String at) {
        long line = problem.place().line();
        String place = at.isEmpty() && line > 0 ? "/entities/" + (line - 1) : at;
        return new Result.Refused<>(
                ErrorCode.BAD_MESSAGE,
                Map.of(
                        "at", Json.of(place),
                        "problem", Json.of(problem.code()),
                        "about", Json.of(problem.about())));
    }

    private static List<Draft> titled(Kind kind, List<Draft> drafts, String title) {
        return drafts.stream()
                .map(draft -> kind.titleField()
                        .filter(field -> field.type().equals(draft.type()))
                        .map(field -> draft.with(field.field(), Json.of(title)))
                        .orElse(draft))
                .toList();
    }

    private Result<RoomDetails> write(RoomMeta meta, Member owner, String client, Rehearsal rehearsal) {
        Member hidden = owner.resting().at(1);
        if (!lives.begin(meta, hidden, rehearsal.first(), clock.instant().plus(DUE))) {
            return Result.refused(ErrorCode.ALREADY_EXISTS);
        }
        Receipt receipt = rooms.register(meta.id(), client, owner.user());
        Head head = CreateRoom.head(rehearsal.first());
        for (Decision decision : rehearsal.rest()) {
            commit(meta, hidden, head, receipt, decision);
            head = decision.commit().isPresent() ? CreateRoom.head(decision) : head;
            receipt = decision.receipt();
        }
        if (!lives.open(meta, owner)) {
            throw new StoreUnavailable("a room was given up before it was made");
        }
        return Result.done(new RoomDetails(meta, head, owner, List.of(owner)));
    }

    /** Nobody else writes there, so what does not get in is tried as it is; after no answer the receipt says whether it did. */
    private void commit(RoomMeta meta, Member hidden, Head head, Receipt before, Decision decision) {
        Loaded loaded = new Loaded(meta, head, Optional.of(hidden), Optional.of(before), Map.of());
        Patience.Tries tries = patience.begin();
        do {
            CommitResult result = rooms.commit(meta.id(), loaded, decision);
            if (result instanceof CommitResult.Committed || isDecided(meta, decision)) {
                return;
            }
        } while (tries.again());
        throw new StoreUnavailable("a room could not be filled");
    }

    private boolean isDecided(RoomMeta meta, Decision decision) {
        return rooms.receipt(meta.id(), decision.receipt().client())
                .filter(receipt -> receipt.last() >= decision.receipt().last())
                .isPresent();
    }
}
