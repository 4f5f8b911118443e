package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Role;
import java.time.Clock;
import java.util.Optional;

/**
 * The ways to make a room: they share what they check and how they write.
 *
 * @param defaultLink the link role where a request names none
 */
public record RoomMaking(
        RoomStore rooms,
        RoomLifeStore lives,
        RoomAccess access,
        Kinds kinds,
        Tokens tokens,
        Patience patience,
        Clock clock,
        Optional<Role> defaultLink,
        Generation generation) {
    public CreateRoom create() {
        return new CreateRoom(rooms, access, kinds, news(), fill());
    }

    public ImportRoom fromFile() {
        return new ImportRoom(kinds, news(), fill());
    }

    private NewRoom news() {
        return new NewRoom(tokens, clock, defaultLink, generation);
    }

    private FillRoom fill() {
        return new FillRoom(rooms, lives, tokens, patience, clock);
    }
}
