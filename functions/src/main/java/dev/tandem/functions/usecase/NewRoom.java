package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Generation;
import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import dev.tandem.model.Ids;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import java.time.Clock;
import java.util.Optional;

/** What somebody wants of a new room, checked and filled up. */
record NewRoom(Tokens tokens, Clock clock, Optional<Role> defaultLink, Generation generation) {
    private static final int MAX_TITLE = 200;
    private static final int ID_BYTES = 16;
    private static final int EPOCH_BYTES = 12;

    /** What is asked, as it came. Empty: the server makes an id; the link is as the deployment says. */
    record Wish(String title, Optional<String> id, Optional<String> link) {}

    Result<RoomMeta> meta(Identity who, Kind kind, Wish wish) {
        Optional<Role> link = wish.link().flatMap(Role::of).filter(role -> role != Role.OWNER);
        if (!isTitle(kind, wish.title())) {
            return Result.malformed("/title");
        }
        if (!wish.id().map(Ids::isId).orElse(true)) {
            return Result.malformed("/id");
        }
        if (wish.link().isPresent() && link.isEmpty()) {
            return Result.malformed("/link");
        }
        return Result.done(new RoomMeta(
                wish.id().orElseGet(() -> tokens.fresh(ID_BYTES)),
                kind.name(),
                kind.version(),
                wish.title(),
                generation.of(tokens.fresh(EPOCH_BYTES)),
                0,
                link.or(() -> defaultLink).map(role -> new OpenLink(role, Optional.empty())),
                clock.millis(),
                Optional.of(who.user()),
                false));
    }

    static boolean isTitle(Kind kind, String title) {
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
