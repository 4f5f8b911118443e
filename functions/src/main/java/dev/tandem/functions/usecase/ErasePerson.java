package dev.tandem.functions.usecase;

import dev.tandem.functions.store.PersonStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.privacy.Alias;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Forgets a person (PROTOCOL R19). Each room is done for itself, in steps of which every one may be done again, so what a failure left undone is done
 * when it is asked for again.
 *
 * <p>In a room: the membership ends, so that the person commits nothing any more. Then passes over all rows put an alias into the person's place, and
 * after each a commit without changes is appended: what others decided on rows as they were before it, and would write back, is refused and
 * decided again. The first pass that finds nothing was the last. At the end the room's epoch is another, so that every client forgets what it
 * kept of the room and reads it anew.
 */
public final class ErasePerson {
    private static final int PASSES = 20;
    private static final int ALIAS_BYTES = 16;

    private final RoomStore rooms;
    private final PersonStore people;
    private final RoomKinds kinds;
    private final Ending ending;
    private final Tokens tokens;
    private final Clock clock;

    public ErasePerson(
            RoomStore rooms, PersonStore people, RoomKinds kinds, Ending ending, Tokens tokens, Clock clock) {
        this.rooms = rooms;
        this.people = people;
        this.kinds = kinds;
        this.ending = ending;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * What others do for it.
     *
     * @param leave ends a membership, by room and user
     * @param room ends a room for good
     * @param signOut closes the sockets of somebody wherever they are
     */
    public record Ending(
            BiFunction<String, String, Result<?>> leave, Consumer<String> room, Consumer<String> signOut) {}

    /** Refused with {@code last-owner} and the rooms, before anything is done, where others would be left without an owner. */
    public Result<Boolean> erase(String user) {
        List<RoomMeta> all = people.rooms(user);
        List<String> alone = new ArrayList<>();
        List<Json> needed = new ArrayList<>();
        for (RoomMeta room : all) {
            List<Member> active =
                    rooms.members(room.id()).stream().filter(Member::active).toList();
            if (active.size() == 1 && active.getFirst().user().equals(user)) {
                alone.add(room.id());
            } else if (onlyOwner(active, user)) {
                needed.add(Json.of(room.id()));
            }
        }
        if (!needed.isEmpty()) {
            return new Result.Refused<>(ErrorCode.LAST_OWNER, Map.of("rooms", Json.array(needed)));
        }
        for (RoomMeta room : all) {
            Optional<ErrorCode> refused =
                    alone.contains(room.id()) ? gone(user, room.id()) : forgotten(user, room.id());
            if (refused.isPresent()) {
                return Result.refused(refused.get());
            }
        }
        people.forget(user);
        ending.signOut().accept(user);
        return Result.done(true);
    }

    private static boolean onlyOwner(List<Member> active, String user) {
        return active.stream().anyMatch(member -> owns(member) && member.user().equals(user))
                && active.stream()
                        .noneMatch(member -> owns(member) && !member.user().equals(user));
    }

    private static boolean owns(Member member) {
        return member.role() == Role.OWNER;
    }

    /** Nobody is left in it: it ends. Its rows go soon after, and until then they do not name the person either. */
    private Optional<ErrorCode> gone(String user, String room) {
        kinds.of(room).ifPresent(kind -> rename(user, room, kind));
        ending.room().accept(room);
        people.close(room, user, tokens.fresh(ALIAS_BYTES));
        return Optional.empty();
    }

    private Optional<ErrorCode> forgotten(String user, String room) {
        boolean active = rooms.member(room, user).filter(Member::active).isPresent();
        Optional<ErrorCode> refused = active ? refusal(ending.leave().apply(room, user)) : Optional.empty();
        if (refused.isEmpty()) {
            kinds.of(room).ifPresent(kind -> rename(user, room, kind));
            people.close(room, user, tokens.fresh(ALIAS_BYTES));
        }
        return refused;
    }

    private void rename(String user, String room, Kind kind) {
        String name = people.alias(user, room, Alias.PREFIX + tokens.fresh(ALIAS_BYTES));
        Alias alias = new Alias(kind, user, name);
        people.renameTold(room, alias, rooms.members(room));
        for (int pass = 0; pass < PASSES; pass++) {
            people.fence(room, name, clock.millis());
            if (people.rename(room, alias) == 0) {
                return;
            }
        }
        throw new StoreUnavailable("The room changes all the time");
    }

    /** Who is no member any more has left already. */
    private static Optional<ErrorCode> refusal(Result<?> result) {
        return result instanceof Result.Refused<?>(ErrorCode code, var detail) && code != ErrorCode.NOT_A_MEMBER
                ? Optional.of(code)
                : Optional.empty();
    }
}
