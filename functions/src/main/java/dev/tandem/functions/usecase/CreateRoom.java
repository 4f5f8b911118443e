package dev.tandem.functions.usecase;

import dev.tandem.exchange.RoomFile;
import dev.tandem.exchange.Templates;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Entity;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.room.Decision;
import dev.tandem.room.Room;
import java.util.List;
import java.util.Optional;

/** Makes a room, with its maker as owner and its singletons as the first commit (PROTOCOL R3), also after a model (R13). */
public final class CreateRoom {
    private final RoomStore rooms;
    private final RoomAccess access;
    private final Kinds kinds;
    private final NewRoom news;
    private final FillRoom fill;

    /** Makes rooms of the given kinds. */
    CreateRoom(RoomStore rooms, RoomAccess access, Kinds kinds, NewRoom news, FillRoom fill) {
        this.rooms = rooms;
        this.access = access;
        this.kinds = kinds;
        this.news = news;
        this.fill = fill;
    }

    /**
     * What somebody asks for, as it came.
     *
     * @param id empty: the server makes one
     * @param link empty: as the deployment says
     * @param template id of a template whose entities it begins with
     * @param from a room whose entities it begins with; not both
     * @param language of a template's texts; empty: English
     */
    public record Wish(
            String kind,
            String title,
            Optional<String> id,
            Optional<String> link,
            Optional<String> template,
            Optional<String> from,
            Optional<String> language) {
        /** Of an empty room. */
        public Wish(String kind, String title, Optional<String> id, Optional<String> link) {
            this(kind, title, id, link, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public Result<RoomDetails> create(Identity who, Wish wish) {
        Optional<Kind> kind = kinds.find(wish.kind());
        if (kind.isEmpty()) {
            return Result.malformed("/kind");
        }
        return switch (news.meta(who, kind.get(), new NewRoom.Wish(wish.title(), wish.id(), wish.link()))) {
            case Result.Refused<RoomMeta>(var code, var detail) -> new Result.Refused<>(code, detail);
            case Result.Done<RoomMeta>(RoomMeta meta) -> create(who, kind.get(), meta, wish);
        };
    }

    private Result<RoomDetails> create(Identity who, Kind kind, RoomMeta meta, Wish wish) {
        if (wish.template().isPresent()) {
            return wish.from().isPresent() ? Result.malformed("/from") : afterTemplate(who, kind, meta, wish);
        }
        if (wish.language().isPresent()) {
            return Result.malformed("/language");
        }
        return wish.from().isPresent() ? afterRoom(who, kind, meta, wish.from().get()) : empty(who, kind, meta);
    }

    private Result<RoomDetails> empty(Identity who, Kind kind, RoomMeta meta) {
        Member owner = new Member(who.user(), who.name(), Role.OWNER, true, 1);
        Decision first = Room.found(kind, meta.title(), who.user(), meta.createdAt());
        return rooms.create(meta, owner, first)
                ? Result.done(new RoomDetails(meta, head(first), owner, List.of(owner)))
                : Result.refused(ErrorCode.ALREADY_EXISTS);
    }

    static Head head(Decision decision) {
        return decision.commit()
                .map(commit -> new Head(commit.seq(), commit.digest(), decision.extent()))
                .orElse(Head.START);
    }

    private Result<RoomDetails> afterTemplate(Identity who, Kind kind, RoomMeta meta, Wish wish) {
        if (!wish.language().map(Templates.LANGUAGES::contains).orElse(true)) {
            return Result.malformed("/language");
        }
        return wish.template()
                .flatMap(Templates::find)
                .filter(template -> template.kind().equals(kind.name()))
                .map(template -> fill.fill(
                        who,
                        kind,
                        meta,
                        RoomFile.read(kind, template.file(wish.language().orElse("en"))),
                        "/template"))
                .orElseGet(() -> Result.malformed("/template"));
    }

    private Result<RoomDetails> afterRoom(Identity who, Kind kind, RoomMeta meta, String from) {
        if (access.member(from, who.user()).isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        boolean sameKind = rooms.meta(from)
                .filter(model -> model.kind().equals(kind.name()))
                .isPresent();
        if (!sameKind) {
            return Result.malformed("/from");
        }
        List<Entity> entities = rooms.snapshot(from).stream()
                .flatMap(snapshot -> snapshot.entities().stream())
                .filter(entity -> !entity.key().type().equals("comment"))
                .toList();
        Json.Obj file = RoomFile.of(kind.name(), meta.title(), entities);
        return access.member(from, who.user()).isEmpty()
                ? Result.refused(ErrorCode.NOT_A_MEMBER)
                : fill.fill(who, kind, meta, RoomFile.read(kind, file), "/from");
    }
}
