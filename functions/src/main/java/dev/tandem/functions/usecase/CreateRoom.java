package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Head;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.room.Decision;
import dev.tandem.room.Room;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes a room, with its maker as owner and its singletons as the first commit (PROTOCOL R3). */
public final class CreateRoom {
    private static final int MAX_TITLE = 200;
    private static final int ID_BYTES = 16;
    private static final int EPOCH_BYTES = 12;

    private final RoomStore rooms;
    private final Kinds kinds;
    private final Tokens tokens;
    private final Clock clock;
    private final Optional<Role> defaultLink;

    /**
     * Makes rooms of the given kinds.
     *
     * @param defaultLink the link role where a request names none
     */
    public CreateRoom(RoomStore rooms, Kinds kinds, Tokens tokens, Clock clock, Optional<Role> defaultLink) {
        this.rooms = rooms;
        this.kinds = kinds;
        this.tokens = tokens;
        this.clock = clock;
        this.defaultLink = defaultLink;
    }

    /**
     * What somebody asks for, as it came.
     *
     * @param id empty: the server makes one
     * @param link empty: as the deployment says
     */
    public record Wish(String kind, String title, Optional<String> id, Optional<String> link) {}

    public Result<RoomDetails> create(Identity who, Wish wish) {
        Optional<Kind> kind = kinds.find(wish.kind());
        Optional<Role> link = wish.link().flatMap(Role::of).filter(role -> role != Role.OWNER);
        if (kind.isEmpty()) {
            return Result.malformed("/kind");
        }
        if (!isTitle(kind.get(), wish.title())) {
            return Result.malformed("/title");
        }
        if (!wish.id().map(Ids::isId).orElse(true)) {
            return Result.malformed("/id");
        }
        if (wish.link().isPresent() && link.isEmpty()) {
            return Result.malformed("/link");
        }
        return write(who, kind.get(), wish, link.or(() -> defaultLink));
    }

    private Result<RoomDetails> write(Identity who, Kind kind, Wish wish, Optional<Role> link) {
        long now = clock.millis();
        String id = wish.id().orElseGet(() -> tokens.fresh(ID_BYTES));
        String epoch = tokens.fresh(EPOCH_BYTES);
        RoomMeta meta = new RoomMeta(id, kind.name(), kind.version(), wish.title(), epoch, 0, link, now);
        Member owner = new Member(who.user(), who.name(), Role.OWNER, true, 1);
        Decision first = Room.found(kind, wish.title(), who.user(), now);
        return rooms.create(meta, owner, first)
                ? Result.done(new RoomDetails(meta, head(first), owner, List.of(owner)))
                : Result.refused(ErrorCode.ALREADY_EXISTS);
    }

    private static Head head(Decision first) {
        return first.commit()
                .map(commit -> new Head(commit.seq(), commit.digest()))
                .orElse(Head.START);
    }

    private static boolean isTitle(Kind kind, String title) {
        boolean plain = !title.isBlank()
                && title.codePointCount(0, title.length()) <= MAX_TITLE
                && title.codePoints().noneMatch(Character::isISOControl);
        return plain
                && titleField(kind)
                        .flatMap(field -> field.check(Json.of(title)))
                        .isEmpty();
    }

    private static Optional<Field> titleField(Kind kind) {
        return kind.titleField()
                .flatMap(at -> Optional.ofNullable(kind.entities().get(at.type()))
                        .map(type -> type.fields().get(at.field())));
    }
}
