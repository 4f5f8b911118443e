package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.util.Optional;

/** Binds a client to its user (PROTOCOL J6, R8): what joining does with {@code register}, for those without a socket. */
public final class RegisterClient {
    private final RoomStore rooms;
    private final EnterRoom enter;

    public RegisterClient(RoomStore rooms, EnterRoom enter) {
        this.rooms = rooms;
        this.enter = enter;
    }

    public Result<Receipt> register(Identity who, String room, String client) {
        if (!Ids.isId(client)) {
            return Result.malformed("/client");
        }
        Optional<RoomMeta> meta = rooms.meta(room);
        if (meta.isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        return switch (enter.enter(meta.get(), who)) {
            case Result.Done<Member> _ -> bind(who, room, client);
            case Result.Refused<Member>(var code, var detail) -> new Result.Refused<>(code, detail);
        };
    }

    private Result<Receipt> bind(Identity who, String room, String client) {
        Receipt receipt = rooms.register(room, client, who.user());
        return receipt.user().equals(who.user()) ? Result.done(receipt) : Result.refused(ErrorCode.CLIENT_NOT_YOURS);
    }
}
