package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a room another title (PROTOCOL R13): a change like any other where an entity holds it. */
public final class RenameRoom {
    private static final int CLIENT_BYTES = 12;

    private final RoomStore rooms;
    private final RoomLifeStore lives;
    private final RoomAccess access;
    private final RoomKinds kinds;
    private final SubmitUpdate submit;
    private final GetRoom get;
    private final Tokens tokens;

    public RenameRoom(
            RoomStore rooms,
            RoomLifeStore lives,
            RoomAccess access,
            RoomKinds kinds,
            SubmitUpdate submit,
            GetRoom get,
            Tokens tokens) {
        this.rooms = rooms;
        this.lives = lives;
        this.access = access;
        this.kinds = kinds;
        this.submit = submit;
        this.get = get;
        this.tokens = tokens;
    }

    public Result<RoomDetails> rename(String by, String room, String title) {
        Optional<ErrorCode> refusal = access.refusal(Needs.EDITOR, room, by);
        Optional<RoomMeta> meta = rooms.meta(room);
        if (refusal.isPresent() || meta.isEmpty()) {
            return Result.refused(refusal.orElse(ErrorCode.NOT_A_MEMBER));
        }
        Kind kind = kinds.of(room).orElseThrow(() -> new StoreUnavailable("A room vanished"));
        if (!NewRoom.isTitle(kind, title)) {
            return Result.malformed("/title");
        }
        if (meta.get().archived()) {
            return Result.refused(ErrorCode.ARCHIVED);
        }
        if (kind.titleField().isEmpty()) {
            return lives.rename(room, title) ? get.get(by, room) : Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        return commit(by, meta.get(), kind.titleField().get(), title);
    }

    private Result<RoomDetails> commit(String by, RoomMeta meta, Kind.TitleField field, String title) {
        // A queue of its own: what the person's devices have under way is theirs.
        String client = tokens.fresh(CLIENT_BYTES);
        rooms.register(meta.id(), client, by);
        var write =
                new Operation.Update(new EntityKey(field.type(), field.type()), Map.of(field.field(), Json.of(title)));
        Mutation mutation = new Mutation(1, rooms.head(meta.id()).seq(), List.of(write));
        return switch (submit.submit(
                by, new Update(Optional.empty(), meta.id(), client, meta.epoch(), List.of(mutation)))) {
            case ServerMessage.Ack ack -> answer(by, meta, ack.outcomes().getFirst());
            case ServerMessage.Failure failure -> new Result.Refused<>(failure.code(), failure.detail());
            case ServerMessage other -> throw new IllegalStateException("no answer to an update: " + other);
        };
    }

    private Result<RoomDetails> answer(String by, RoomMeta meta, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rejected rejected ->
                rejected.code() == RejectCode.FORBIDDEN
                        ? Result.refused(ErrorCode.FORBIDDEN)
                        : Result.malformed("/title");
            case Outcome.Applied _, Outcome.Settled _ -> get.get(by, meta.id());
        };
    }
}
